import { nowUs } from '../../core/clock.ts';
import { encodeEvent } from '../../core/event.ts';
import type { DeliveryCounts } from '../../core/measurement.ts';
import { within } from '../../run/cast.ts';
import { reception } from '../../run/reception.ts';
import type { Check } from '../check.ts';
import { together } from '../finding.ts';
import { lying, placeLies, type Lie } from '../lies.ts';
import { openLocalCast, partsOf, type LocalCast, type Part } from '../local-cast.ts';

const EVENTS = 120;
/** Another number of each, so that none can be taken for another. */
const TIMES: Readonly<Record<Lie, number>> = { drop: 3, repeat: 7, swap: 5 };
const SEED = 1;
/** Of every so many events at least half are told truly, so that a poll always finds some. */
const POLL_AFTER = 10;
const CAP_US = 10_000_000;

const FOUND = {
  lost: TIMES.drop,
  duplicated: TIMES.repeat,
  reordered: TIMES.swap,
  delivered: EVENTS - TIMES.drop,
  unknown: 0,
  gaps: 0,
} as const satisfies Partial<DeliveryCounts>;

/** A server whose faults are known to the last one: each has to be reported, by its kind, and nothing else. */
export const lyingServer: Check = {
  id: 'lying-server',
  title: 'a server that drops, repeats and reorders is found out, to the event',
  seconds: { quick: 1, full: 2 },
  async run({ pace, signal }) {
    const reports: { readonly of: string; readonly counts: DeliveryCounts }[] = [];
    for (const part of partsOf({ tls: pace === 'full' })) {
      signal.throwIfAborted();
      reports.push({ of: part.name, counts: await reportOn(part) });
    }
    return Object.entries(FOUND).flatMap(([kind, expected]) =>
      together(
        `${kind}, over ${reports.length} connections`,
        reports.map(({ of, counts }) => ({ of, expected, found: counts[kind as keyof typeof FOUND] })),
      ),
    );
  },
};

async function reportOn(part: Part): Promise<DeliveryCounts> {
  const cast = await openLocalCast(part);
  const what = `the last event of ${part.name}`;
  return within(CAP_US, what, countsFrom(cast)).finally(() => cast.close());
}

/** What the collector of a client process makes of it. */
async function countsFrom(cast: LocalCast): Promise<DeliveryCounts> {
  const received = reception(1);
  received.expect('measured', EVENTS);
  const { onEvent } = received.handlers(0);
  const last = Promise.withResolvers<undefined>();
  const lastPayload = payloadOf(EVENTS - 1);
  const agent = await cast.connect((payload) => {
    onEvent(payload);
    if (payload === lastPayload) last.resolve(undefined);
  });
  const tell = lying(cast.server.publishPayload, placeLies(EVENTS, TIMES, SEED));
  for (let n = 0; n < EVENTS; n += 1) {
    tell(payloadOf(n));
    if (n % POLL_AFTER === POLL_AFTER - 1) await agent.poll();
  }
  await last.promise;
  return received.current.counts();
}

function payloadOf(n: number): string {
  return encodeEvent({ feed: 'measured', n, dueUs: SENT_US, sentUs: SENT_US, body: '' });
}

const SENT_US = nowUs();
