import type { EndCounts, FileCounts, SimplicityCounts, Summed } from '../simplicity/counts.ts';
import { summed } from '../simplicity/counts.ts';
import { TRANSPORTS, type Transport } from '../transports.ts';

/** How much each transport's server, client and page come to, in every count alike; a file that all share besides. */
export type Sizes = Readonly<Record<Transport, readonly [server: number, client: number, page: number]>>;

/** As simple as the articles have it. */
const SIZES: Sizes = {
  polling: [10, 20, 20],
  'long-polling': [40, 20, 20],
  sse: [14, 20, 20],
  websocket: [50, 40, 40],
};

function fileOf(file: string, size: number): FileCounts {
  const names = (what: string): readonly string[] =>
    Array.from({ length: size }, (_, n) => `${file}: ${what} ${n}`);
  return { file, lines: size, branches: size, state: names('state'), interfaces: names('interface') };
}

const SHARED = fileOf('clients/shared.ts', 100);

function endOf(...files: readonly FileCounts[]): EndCounts {
  const own: Summed = summed(files);
  return { own, whole: summed([...files, SHARED]) };
}

export function exampleSimplicity(changes: Partial<Sizes> = {}): SimplicityCounts {
  const sizes = { ...SIZES, ...changes };
  const parts = TRANSPORTS.map((transport) => {
    const [server, client, page] = sizes[transport];
    return {
      transport,
      server: fileOf(`servers/${transport}.ts`, server),
      client: fileOf(`clients/${transport}.ts`, client),
      page: fileOf(`clients/browser/${transport}.ts`, page),
    };
  });
  return {
    transports: parts.map(({ transport, server, client, page }) => ({
      transport,
      ...endOf(server, client),
      page: endOf(page),
    })),
    files: [SHARED, ...parts.flatMap(({ server, client, page }) => [server, client, page])],
  };
}

export const EXAMPLE_SIMPLICITY = exampleSimplicity();
