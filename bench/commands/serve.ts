import { once } from 'node:events';
import { Option, type Command } from 'commander';
import { PUBLISH_PATH } from '../core/capabilities.ts';
import { EXIT } from '../core/failure.ts';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import type { Microseconds } from '../core/units.ts';
import { DEFAULT_DOOR } from '../door/door.ts';
import { EVERY_ADDRESS, nameInUrl } from '../door/gate.ts';
import { openOrigin, type Origin } from '../origin/origin.ts';
import { placedTransports } from '../origin/placed-transports.ts';
import { rowOver, TRANSPORTS } from '../transports.ts';
import * as read from './arguments.ts';
import { printResult } from './output.ts';
import { catchSignals } from './signals.ts';
import { timeOption } from './time-option.ts';

export type ServeOptions = {
  readonly port: number;
  readonly host: string;
  readonly http: 1 | 2;
  readonly allowHost: readonly string[];
  readonly allowOrigin: readonly string[];
  readonly hold: Microseconds;
  readonly heartbeat: Microseconds;
  readonly retry: Microseconds;
  readonly history: number;
};

const NAME = 'pushbench';
const DEFAULT_PORT = 8_080;
const HISTORY_EVENTS = 10_000;
const HISTORY_BYTES = 67_108_864;

const EXAMPLES = `
Examples:
  pushbench serve
  pushbench serve --http 2 --port 0 --history 100
  pushbench serve --host 0.0.0.0 --allow-host feed.example:8080 --allow-origin https://page.example`;

/** Declares what `serve` takes. */
export function addServeOptions(command: Command): Command {
  const { holdUs, heartbeatUs, retryUs } = DEFAULT_SERVE_OPTIONS;
  return command
    .addOption(
      new Option('--port <n>', 'where to listen; 0 for any free port')
        .env('PORT')
        .argParser(read.port)
        .default(DEFAULT_PORT),
    )
    .option('--host <address>', 'where to listen; 0.0.0.0 for every address', DEFAULT_DOOR.host)
    .option('--http <version>', 'HTTP of all transports: 1, or 2 without TLS', read.httpVersion, 1)
    .addOption(listOption('--allow-host <name:port>', 'another name that requests may be sent to'))
    .addOption(listOption('--allow-origin <origin>', 'a page elsewhere that may read and publish'))
    .addOption(timeOption('--hold <time>', 'how long long polling holds a request', holdUs))
    .addOption(timeOption('--heartbeat <time>', 'how often a quiet stream gives a sign of life', heartbeatUs))
    .addOption(timeOption('--retry <time>', 'reconnection time that event streams ask for', retryUs))
    .option('--history <events>', 'how many events are kept for who comes back', read.count, HISTORY_EVENTS)
    .addHelpText('after', EXAMPLES);
}

function listOption(flags: string, description: string): Option {
  return new Option(flags, `${description}; repeatable`)
    .argParser((text: string, before: readonly string[]) => [...before, text])
    .default([], 'none');
}

/**
 * `pushbench serve`: every transport at one origin, sharing one log, until a signal. Returns the exit code: to be
 * asked to end, by SIGTERM, is no fault.
 * @throws Failure when the port is taken.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const signals = catchSignals('stopping (once more to end at once)');
  try {
    const origin = await openServed(options);
    await printResult(welcome(options, origin.port));
    if (!signals.signal.aborted) await once(signals.signal, 'abort');
    await origin.close();
  } finally {
    signals.release();
  }
  return signals.exitCode() === EXIT.interrupted ? EXIT.interrupted : EXIT.ok;
}

async function openServed(options: ServeOptions): Promise<Origin> {
  const { host, port, http, allowHost: allowedHosts, allowOrigin: allowedOrigins } = options;
  const { hold: holdUs, heartbeat: heartbeatUs, retry: retryUs } = options;
  return openOrigin(
    {
      ...DEFAULT_DOOR,
      ...{ host, port, http, allowedHosts, allowedOrigins },
      name: NAME,
      history: { maxEvents: options.history, maxBytes: HISTORY_BYTES },
      serve: { ...DEFAULT_SERVE_OPTIONS, holdUs, heartbeatUs, retryUs },
    },
    await placedTransports(http),
    { onSocket: () => undefined, onCut: () => undefined },
  );
}

/** Where everything is, and how to try it. */
function welcome({ host, http, allowHost }: ServeOptions, port: number): string {
  const isOpen = EVERY_ADDRESS.includes(host);
  const origin = `http://${nameInUrl(isOpen ? DEFAULT_DOOR.host : host)}:${port}`;
  const curl = http === 2 ? 'curl --http2-prior-knowledge' : 'curl';
  const transports = TRANSPORTS.filter((transport) => rowOver(transport, http).http === http);
  const width = Math.max(...transports.map(({ length }) => length));
  return [
    `one feed over every transport of HTTP/${http === 2 ? '2' : '1.1'}, at ${origin}`,
    ...transports.map((transport) => `  ${transport.padEnd(width)}  ${origin}/${transport}`),
    ...(isOpen && allowHost.length === 0
      ? ['other machines are refused until --allow-host names how they call this one']
      : []),
    'subscribe, and publish from another terminal:',
    `  ${curl} -N ${origin}/sse`,
    `  ${curl} -X POST --data 'hello' ${origin}${PUBLISH_PATH}`,
  ].join('\n');
}
