import { derivedSeed, seededRandom, shuffled } from '../core/random.ts';

/** What a lying server does to an event: withholds it, sends it twice, or sends it after the next one. */
export const LIES = ['drop', 'repeat', 'swap'] as const;
export type Lie = (typeof LIES)[number];

/** Which events are lied about, by their place in the feed. */
export type LiesByPlace = ReadonlyMap<number, Lie>;

/**
 * Places drawn from a seed, so many of each kind. The event after each is told truly, and the last one too: what is
 * swapped has another to change places with, and no lie hides a second.
 */
export function placeLies(events: number, times: Readonly<Record<Lie, number>>, seed: number): LiesByPlace {
  const lies = LIES.flatMap((lie) => new Array<Lie>(times[lie]).fill(lie));
  const everySecond = Array.from({ length: Math.floor((events - 1) / 2) }, (_, place) => 2 * place);
  if (lies.length > everySecond.length)
    throw new RangeError(`no room for ${lies.length} lies in ${events} events`);
  const places = shuffled(everySecond, seededRandom(derivedSeed(seed, 'lies')));
  return new Map(lies.map((lie, index) => [places[index] ?? 0, lie]));
}

/**
 * Stands between a feed and a server, so that the server lies to everybody, over whatever transport: live, in
 * history, and in answers to polls alike.
 */
export function lying(publish: (payload: string) => void, lies: LiesByPlace): (payload: string) => void {
  let place = 0;
  let held: string | undefined;
  return (payload) => {
    const lie = lies.get(place);
    place += 1;
    if (lie === 'swap') {
      held = payload;
      return;
    }
    if (lie !== 'drop') publish(payload);
    if (lie === 'repeat') publish(payload);
    if (held !== undefined) publish(held);
    held = undefined;
  };
}
