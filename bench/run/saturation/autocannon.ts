import autocannon, { type Client, type Options, type Result } from 'autocannon';
import { Failure } from '../../core/failure.ts';
import type { StartPolling } from './poll-driver.ts';

/** Stopped by us at the planned time, not by its own timer. */
const LONGEST_RUN_S = 86_400;
/** How often it looks whether it was stopped. */
const LOOK_EVERY_MS = 20;

/**
 * Polls by autocannon 9, as far as it can be trusted:
 * - It gets no rate. Its limit sends what a second may hold at the second's start, and only with a rate does it
 *   make up latencies for coordinated omission, at an interval in the wrong unit; `ignoreCoordinatedOmission`
 *   is refused without a rate.
 * - Latencies are those of its `response` event: its own histogram holds whole milliseconds.
 * - It runs in the process that calls it: with workers no `response` comes through, and the count would not be
 *   that of the result.
 * - A poll that is not answered in time leaves no latency: it is counted as timed out.
 * - Its verdict is not asked for: it ends well when every answer is a 500, so answers come with their status.
 * @throws Failure when it refuses its options
 */
export const startAutocannon: StartPolling = ({ url, fields, connections, timeoutUs }, onAnswer) => {
  const { promise, resolve } = Promise.withResolvers<Result>();
  const options: Options = {
    url: url.href,
    // It says both by itself, ahead of these.
    headers: withoutOwn(fields),
    connections,
    duration: LONGEST_RUN_S,
    sampleInt: LOOK_EVERY_MS,
    timeout: timeoutUs / 1_000_000,
  };
  let answered = 0;
  let stopped = false;
  const refusals: string[] = [];
  const instance = autocannon(options, (error: unknown, result) => {
    if (error instanceof Error) refusals.push(error.message);
    else resolve(result);
  });
  // It judges its options before it returns.
  if (refusals.length > 0) throw new Failure(`autocannon refuses to run: ${refusals.join(', ')}`);
  instance.on('response', (_client: Client, status, _bytes, responseMs) => {
    answered += 1;
    if (!stopped) onAnswer(status, Math.round(responseMs * 1_000));
  });
  return {
    async stop() {
      stopped = true;
      instance.stop();
      const result = await promise;
      const reported = result['1xx'] + result['2xx'] + result['3xx'] + result['4xx'] + result['5xx'];
      if (reported !== answered) {
        throw new Error(`autocannon reports ${reported} answers and told of ${answered}`);
      }
      // Its errors hold the time-outs, too.
      return { errors: result.errors - result.timeouts, timeouts: result.timeouts };
    },
  };
};

function withoutOwn(fields: Readonly<Record<string, string | string[]>>): NonNullable<Options['headers']> {
  const others = Object.entries(fields).filter(([name]) => !/^(host|connection)$/i.test(name));
  return Object.fromEntries(others);
}
