import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { attach, serverUrl, type ForeignServer } from '../foreign/server.ts';
import { startServer } from '../foreign/start-server.ts';
import { isRowId, ROW_IDS, type RowId } from '../transports.ts';

/** One thing named to be verified: a row of ours, or somebody's server by its address. */
export type Target = RowId | URL;

/**
 * Reads one after the other, as commander hands them over.
 * @throws Failure for what is neither
 */
export function addTarget(text: string, before: readonly Target[] = []): readonly Target[] {
  if (isRowId(text)) return [...before, text];
  if (/^[a-z]+:\/\//i.test(text)) return [...before, serverUrl(text)];
  throw new Failure(
    printable(
      `"${text}" cannot be verified; give some of ${ROW_IDS.join(', ')}, an address such as http://127.0.0.1:8080, or a command after --`,
    ),
  );
}

export type Verified =
  | { readonly rows: readonly RowId[]; readonly http?: 1 | 2 }
  | { readonly open: (signal: AbortSignal) => Promise<ForeignServer> };

/**
 * What is to be verified, all of it of one kind: rows of ours, the server at an address, or one to be started.
 * @throws Failure when it is of several.
 */
export function verifiedOf(
  targets: readonly Target[],
  command: readonly string[] | undefined,
  http: 1 | 2 | undefined,
): Verified {
  const rows = targets.filter((target) => typeof target === 'string');
  const [url, ...otherUrls] = targets.filter((target) => target instanceof URL);
  if (command !== undefined && (command[0] ?? '') === '')
    throw new Failure('give the command that starts your server after --');
  if (otherUrls.length > 0 || [command, url, rows[0]].filter((kind) => kind !== undefined).length > 1) {
    throw new Failure(
      'verify takes transports, or one address, or a command after --, and not several of these',
    );
  }
  if (http !== undefined && (command ?? url) !== undefined) {
    throw new Failure('--http is for rows of ours; a server declares the versions of HTTP that it speaks');
  }
  if (command !== undefined) return { open: (signal) => startServer(command, { signal }) };
  if (url !== undefined) return { open: () => attach(url) };
  return { rows: rows.length === 0 ? ROW_IDS : rows, ...(http === undefined ? {} : { http }) };
}
