/** Which server a scenario measures: ours, or somebody's. */
export type MeasuredServer = typeof OURS | SomebodysServer;

export const OURS = 'pushbench';

/** A server that keeps the contract of servers/README.md, as it was named on the command line. */
export type SomebodysServer = {
  /** As it calls itself (R23); not printable yet. */
  readonly name: string;
  /** Rules that it breaks, and is measured all the same. */
  readonly breaks?: readonly number[];
} & ServerSource;

/** Where it is, or how it is started for each trial. */
export type ServerSource = { readonly url: string } | { readonly command: readonly string[] };

export function isOurs(server: MeasuredServer): server is typeof OURS {
  return server === OURS;
}

/** Its name and where it comes from; not printable yet. */
export function serverInWords(server: MeasuredServer): string {
  if (isOurs(server)) return server;
  const source = 'url' in server ? server.url : server.command.join(' ');
  return `${server.name}${markOf(server)} (${source})`;
}

/** What stands behind the name of a server that does not keep the contract; empty for others. */
export function markOf({ breaks }: Pick<SomebodysServer, 'breaks'>): string {
  return breaks === undefined ? '' : ', unverified';
}
