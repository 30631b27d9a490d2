import type { Workload } from '../predict/workload.ts';
import type { Pattern } from '../transports.ts';
import { inWords } from './scale.ts';
import type { RowForecast } from './forecast.ts';

const POLLERS = [
  'Polling each T: 1/T requests per second, of which the share e^(−λT) is empty; the others have λT/(1−e^(−λT)) events each. Events wait for a time uniform over T, and take d.',
];
const HOLDERS = [
  'Long polling, held for h and asked again after a gap g: 1/(λg+pw) requests per event with p = e^(−λg) and w = 1−e^(−λh), of which the share e^(−λ(g+h)) is empty; without events 1/(g+h) requests per second. Events take d; the share λg/(λg+pw) falls into the gap, and waits for a time uniform over g besides.',
];
const STREAMS = [
  'Streams: λ events per second, and a sign of life each heartbeat; no request once connected. Events take d.',
];

const FORMULAE: Readonly<Record<Pattern, readonly string[]>> = {
  poll: POLLERS,
  hold: HOLDERS,
  stream: STREAMS,
};

/** The formulae behind a forecast, in words; those of the patterns that it has. */
export function formulaeText(all: readonly RowForecast[], workload: Workload): string {
  const patterns = (Object.keys(FORMULAE) as Pattern[]).filter((pattern) =>
    all.some(({ costs }) => costs.pattern === pattern),
  );
  const { ratePerSecond, idleShare, pollEveryUs, holdUs, repollGapUs, heartbeatUs, delayUs = 0 } = workload;
  return [
    `λ = ${ratePerSecond} events/s (Poisson), T = ${time(pollEveryUs)}, h = ${time(holdUs)}, g = ${time(repollGapUs)}, d = ${time(delayUs)}, a heartbeat each ${time(heartbeatUs)}, ${idleShare * 100} % of the time without events:`,
    'each formula holds for its part of the time, with λ = 0 for the part without events.',
    ...patterns.flatMap((pattern) => FORMULAE[pattern]),
  ].join('\n');
}

/** What a forecast leaves out, and whose bytes it counts. */
export function forecastNotes(
  all: readonly RowForecast[],
  about: { readonly headers: string; readonly tls: boolean },
): string {
  return [
    `Header profile: ${about.headers}. ${about.tls ? 'Over TLS 1.3.' : 'Without TLS.'} Connecting is not in the sums: it is paid once.`,
    'Bytes are those of TCP payload: TCP and IP headers and acknowledgements are outside the count.',
    "Costs are the ledger's, each exchange made once on this machine, with cursors of five digits.",
    ...(all.some(({ http }) => http === 2)
      ? [
          'HTTP/2: heads are those of a connection in use; each answer is taken to come in another second, which its Date tells. Window updates are left out: 26 bytes up for each 32 KiB down.',
        ]
      : []),
  ].join('\n');
}

function time(us: number): string {
  return us === 0 ? '0' : inWords(us, 'us');
}
