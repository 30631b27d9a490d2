import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../core/clock.ts';
import type { EachWay } from '../core/exchange.ts';
import { EXIT, Failure } from '../core/failure.ts';
import type { Bytes, Microseconds } from '../core/units.ts';
import { bytesIn, isBalanced, reconcile } from '../link/reconcile.ts';
import type { RelayReadings } from '../link/readings.ts';
import type { SocketCounts } from '../measure/socket-counters.ts';

/** What client, relay and server counted at one moment. */
export type Counts = {
  readonly client: SocketCounts;
  readonly relay: RelayReadings;
  readonly server: SocketCounts;
};

const PAUSE_MS = 1;
/** Looks in a row at which nothing moved: what one side still has to answer comes in between. */
const LOOKS = 4;
const CAP_US: Microseconds = 10_000_000;

/**
 * Resolves once nothing is on its way and everybody has said what there was to say.
 * @throws Failure when it never comes to that.
 */
export async function untilAtRest(counts: () => Counts, capUs: Microseconds = CAP_US): Promise<void> {
  const startUs = nowUs();
  let before = NaN;
  for (let looks = 0; looks < LOOKS;) {
    if (nowUs() - startUs > capUs) {
      throw new Failure(
        `the exchange did not come to rest within ${capUs / 1_000_000} s (${told(counts())}): try again on a machine with less to do`,
        EXIT.failed,
      );
    }
    await delay(PAUSE_MS);
    const now = counts();
    const { up, down } = clientBytes(now);
    looks = isSettled(now) && up + down === before ? looks + 1 : 0;
    before = up + down;
  }
}

/** What the client's sockets counted. */
export function clientBytes({ client }: Counts): EachWay<Bytes> {
  return { up: client.bytesWritten, down: client.bytesRead };
}

/** Which hop has what, from one end to the other. */
function told(counts: Counts): string {
  const { relay, server } = counts;
  const [up, down] = [bytesIn(relay, 'up'), bytesIn(relay, 'down')];
  const client = clientBytes(counts);
  return (
    `up: ${client.up} B written, ${up.outer} by the link, ${server.bytesRead} read; ` +
    `down: ${server.bytesWritten} B written, ${down.outer} by the link, ${client.down} read`
  );
}

/** Whether all that one wrote has been read by the next. */
function isSettled(counts: Counts): boolean {
  const { relay, server } = counts;
  const up = bytesIn(relay, 'up');
  const down = bytesIn(relay, 'down');
  const client = clientBytes(counts);
  return (
    client.up === up.outer &&
    client.down === down.outer &&
    server.bytesRead === up.inner &&
    server.bytesWritten === down.inner &&
    isBalanced(reconcile(relay))
  );
}
