import { linksOf, type Sources } from '../architecture/sources.ts';
import { branches } from './branches.ts';
import { summed, type EndCounts, type FileCounts, type SimplicityCounts } from './counts.ts';
import { interfacesTouched } from './interfaces.ts';
import { keptState } from './kept-state.ts';
import { programOf, type Program } from './program.ts';
import { reachOf } from './reach.ts';
import { sourceLines } from './source-lines.ts';

const REGISTRY = 'bench/transports.ts';
/** Where a transport has its halves, and the settings that they are under. */
const IN_NODE = { halves: ['servers/', 'clients/'], settings: 'tsconfig.json' } as const;
const IN_PAGE = { halves: ['clients/browser/'], settings: 'clients/browser/tsconfig.json' } as const;

/**
 * Counts every transport's files from their syntax trees; shared files once, and listed.
 * @param root the checkout's top, ending with a slash
 * @param sources the texts of the registry and of all that belongs to transports
 */
export function countTransports(root: string, sources: Sources): SimplicityCounts {
  const transports = transportsOf(sources);
  const inNode = countEnds(root, IN_NODE, transports, sources);
  const inPages = transports.filter((transport) => sources.has(`clients/browser/${transport}.ts`));
  const inPage = countEnds(root, IN_PAGE, inPages, sources);
  return {
    transports: transports.map((transport) => {
      const counts = inNode.ends.get(transport);
      const page = inPage.ends.get(transport);
      if (counts === undefined) throw new Error(`${transport} was not counted`);
      return { transport, ...counts, ...(page === undefined ? {} : { page }) };
    }),
    files: [...inNode.files, ...inPage.files],
  };
}

/** Those that the registry names, each once: several rows may be one transport. */
function transportsOf(sources: Sources): readonly string[] {
  const registry = new Map([...sources].filter(([file]) => file === REGISTRY));
  const halves = linksOf(registry).flatMap(({ to }) => /^servers\/(.+)\.ts$/.exec(to ?? '')?.[1] ?? []);
  return [...new Set(halves)];
}

type Ends = {
  readonly ends: ReadonlyMap<string, EndCounts>;
  readonly files: readonly FileCounts[];
};

function countEnds(
  root: string,
  { halves, settings }: { readonly halves: readonly string[]; readonly settings: string },
  transports: readonly string[],
  sources: Sources,
): Ends {
  const reaches = reachOf(transports, halves, sources);
  const names = [...new Set(reaches.flatMap(({ own, shared }) => [...own, ...shared]))].sort();
  const program = programOf(root, settings, names);
  const files = names.map((name) => countFile(name, program));
  const counted = (wanted: readonly string[]) => summed(files.filter(({ file }) => wanted.includes(file)));
  return {
    ends: new Map(
      reaches.map(({ transport, own, shared }) => [
        transport,
        { own: counted(own), whole: counted([...own, ...shared]) },
      ]),
    ),
    files,
  };
}

function countFile(file: string, { checker, source }: Program): FileCounts {
  const tree = source(file);
  return {
    file,
    lines: sourceLines(tree),
    branches: branches(tree),
    state: keptState(tree, checker).map((name) => `${file}: ${name}`),
    interfaces: [...interfacesTouched(tree, checker)].sort(),
  };
}
