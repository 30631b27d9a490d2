/** What stands in a scenario's way. */
export type Obstacle = {
  readonly why: string;
  /** What to do about it, if anything: `leave out --drivers`. */
  readonly remedy?: string;
};

/** In one line. */
export function obstacleInWords({ why, remedy }: Obstacle): string {
  return remedy === undefined ? why : `${why}; ${remedy}`;
}
