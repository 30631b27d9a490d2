/** What a guard's reason blames, by the words it begins with. */

export function blamesFeed(reason: string): boolean {
  return reason.startsWith('the feed itself was late');
}

export function blamesDriver(reason: string): boolean {
  return reason.startsWith('a client process stood still');
}

/** What other programs of a machine do to a trial; a link that is wrong by itself is not among it. */
export function blamesMachine(reason: string): boolean {
  return blamesFeed(reason) || blamesDriver(reason) || reason.startsWith('the client process was busy');
}
