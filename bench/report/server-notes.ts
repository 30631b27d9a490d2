import { isOurs, type MeasuredServer, type SomebodysServer } from '../core/measured-server.ts';
import { printable } from '../core/printable.ts';
import type { RunResult } from '../core/result.ts';
import { inShellWords } from '../core/shell-words.ts';

/** What has to be known of a run's servers that are not ours; nothing where there are none. Printable lines. */
export function serverNotes({
  parameters,
  variants = {},
}: Pick<RunResult, 'parameters' | 'variants'>): readonly string[] {
  return notesOnServers(
    [parameters, ...Object.values(variants)].map(({ server = parameters.server }) => server),
  );
}

/** The same of any servers, ours among them. */
export function notesOnServers(all: readonly MeasuredServer[]): readonly string[] {
  const foreign = all.flatMap((server) => (isOurs(server) ? [] : [server]));
  const servers = [...new Map(foreign.map((server) => [JSON.stringify(server), server])).values()];
  if (servers.length === 0) return [];
  return [
    ...servers.flatMap(notesOn).map(printable),
    'Of a server that is not ours, requests, connections and bytes are as its clients count them: not checked against its own counts. Its CPU and memory are those of all its processes, and not told where they are out of sight.',
  ];
}

function notesOn(server: SomebodysServer): readonly string[] {
  const { name, breaks } = server;
  const source =
    'url' in server
      ? `${server.url}, one server for all trials`
      : `${inShellWords(server.command)}, started anew for each trial`;
  return [
    `${name} is not ours: ${source}.`,
    ...(breaks === undefined
      ? []
      : [
          `${name} is unverified: it breaks ${breaks.map((rule) => `R${rule}`).join(', ')} of servers/README.md, on which figures rest.`,
        ]),
  ];
}

/** Whether a run measured somebody's server. */
export function hasForeign(result: Pick<RunResult, 'parameters' | 'variants'>): boolean {
  return serverNotes(result).length > 0;
}
