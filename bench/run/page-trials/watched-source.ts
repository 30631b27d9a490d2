import { setTimeout as delay } from 'node:timers/promises';
import type { CallPage } from '../../browser/called-page.ts';
import type { FeatureCalls, SourceEntry, SourceLog } from '../../browser/feature-calls.ts';
import type { FeatureServer } from './feature-server.ts';

/** For how long something is waited for; and for how long nothing may come where nothing is to come. */
const WAIT_MS = 5_000;
export const QUIET_MS = 600;
const LOOK_EVERY_MS = 10;

/** An EventSource in the page, and all that it told so far. */
export type WatchedSource = {
  log(): Promise<SourceLog>;
  /** The entry of this number, from 1, of all that are called so. @throws Error when it does not come */
  entry(what: string, number?: number): Promise<SourceEntry>;
  close(): Promise<void>;
};

/** What a feature is shown on. */
export type FeatureStage = {
  readonly server: FeatureServer;
  readonly call: CallPage<FeatureCalls>;
  /** Makes an EventSource; listens for events of these names, too. */
  watch(url: string, ...names: readonly string[]): Promise<WatchedSource>;
};

export function featureStage(server: FeatureServer, call: CallPage<FeatureCalls>): FeatureStage {
  return {
    server,
    call,
    async watch(url, ...names) {
      const source = await call('watch', { url, names });
      const log = (): Promise<SourceLog> => call('log', source);
      return {
        log,
        entry: (what, number = 1) =>
          until(`its ${what} ${number === 1 ? '' : `number ${number} `}did not come`, async () => {
            const { entries } = await log();
            return entries.filter((entry) => entry.what === what)[number - 1];
          }),
        close: () => call('close', source),
      };
    },
  };
}

/** Looks again and again until there is something. @throws Error that says what did not come */
export async function until<Value>(
  missing: string,
  look: () => Promise<Value | undefined> | Value | undefined,
): Promise<Value> {
  for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += LOOK_EVERY_MS) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(LOOK_EVERY_MS);
  }
  throw new Error(missing);
}

/** @throws Error that says what was seen in its place */
export function expectSeen(isAsExpected: boolean, seen: string): void {
  if (!isAsExpected) throw new Error(seen);
}
