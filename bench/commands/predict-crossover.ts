import { crossoverOf, crossoverText } from '../report/crossover.ts';
import { readResult } from '../store.ts';

/**
 * `pushbench predict --crossover FILE`: how many users one core serves by polling and by push.
 * @throws Failure when the file is no result, or has not measured what polls and pushes cost
 */
export function predictCrossover(
  path: string,
  { rate, json = false }: { readonly rate: number; readonly json?: boolean },
): string {
  const crossover = crossoverOf(readResult(path), rate);
  return json ? JSON.stringify(crossover, null, 2) : crossoverText(crossover);
}
