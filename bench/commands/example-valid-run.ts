import { EXIT } from '../core/failure.ts';

const MOST_TRIES = 8;

/** Runs again while the machine is too busy for a single valid trial: what a run says of figures needs some. */
export async function untilValid<Ended extends { readonly code: number | null }>(
  run: () => Promise<Ended>,
): Promise<Ended> {
  let ended = await run();
  for (let tries = 1; ended.code === EXIT.failed && tries < MOST_TRIES; tries += 1) ended = await run();
  return ended;
}
