import { linksOf, type Sources } from '../architecture/sources.ts';

/** The folders whose files belong to transports; whatever else a half imports is the harness's. */
const FOLDERS = ['servers/', 'clients/'] as const;

/** Which files a transport is made of. */
export type Reach = {
  readonly transport: string;
  /** Files that no other transport reaches, its own two halves among them. */
  readonly own: readonly string[];
  /** Files that it shares with others. */
  readonly shared: readonly string[];
};

/**
 * Every file of `servers/` and `clients/` that each transport's halves import, directly or not.
 * @param halves the folders in which each of these transports has a half, ending with a slash
 */
export function reachOf(
  transports: readonly string[],
  halves: readonly string[],
  sources: Sources,
): readonly Reach[] {
  const imported = Map.groupBy(linksOf(sources), ({ from }) => from);
  const closures = transports.map((transport) => {
    const files = new Set<string>();
    const visit = (file: string): void => {
      if (files.has(file) || !FOLDERS.some((folder) => file.startsWith(folder))) return;
      files.add(file);
      for (const { to } of imported.get(file) ?? []) if (to !== undefined) visit(to);
    };
    for (const folder of halves) visit(`${folder}${transport}.ts`);
    return { transport, files: [...files].sort() };
  });
  const reachedBy = (file: string): number => closures.filter(({ files }) => files.includes(file)).length;
  return closures.map(({ transport, files }) => ({
    transport,
    own: files.filter((file) => reachedBy(file) === 1),
    shared: files.filter((file) => reachedBy(file) > 1),
  }));
}
