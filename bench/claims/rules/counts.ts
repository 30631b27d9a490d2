import { summed, type Summed } from '../../simplicity/counts.ts';
import { TRANSPORTS, type Transport } from '../../transports.ts';
import type { Evidence } from '../evidence.ts';
import type { Text } from '../text.ts';

/** A server's half together with the half of a client: a program of ours in Node.js, or a page in a browser. */
export const CLIENTS = ['node', 'page'] as const;
export type Client = (typeof CLIENTS)[number];

export const COUNTS = ['lines', 'branches', 'state', 'interfaces'] as const;
export type CountName = (typeof COUNTS)[number];

export type TransportCount = Readonly<Record<CountName, number>> & { readonly files: readonly string[] };

/**
 * What each transport's own code comes to: both halves and every file that they need, less the files that all
 * transports need alike. Undefined where they were not counted.
 */
export function ownCounts(
  { simplicity }: Pick<Evidence, 'simplicity'>,
  client: Client,
): ReadonlyMap<Transport, TransportCount> | undefined {
  const files = neededFiles({ simplicity }, client);
  if (simplicity === undefined || files === undefined) return undefined;
  const all = [...files.values()];
  return new Map(
    [...files].map(([transport, its]) => {
      const own = its.filter((file) => !all.every((others) => others.includes(file)));
      return [transport, countOf(summed(simplicity.files.filter(({ file }) => own.includes(file))))];
    }),
  );
}

/** Every file of a transport's two halves and of what they need. Undefined where they were not counted. */
export function neededFiles(
  { simplicity }: Pick<Evidence, 'simplicity'>,
  client: Client,
): ReadonlyMap<Transport, readonly string[]> | undefined {
  if (simplicity === undefined) return undefined;
  const files = new Map<Transport, readonly string[]>();
  for (const transport of TRANSPORTS) {
    const counted = simplicity.transports.find((one) => one.transport === transport);
    const clientSide = client === 'node' ? counted?.whole : counted?.page?.whole;
    if (counted === undefined || clientSide === undefined) return undefined;
    const serving = counted.whole.files.filter((file) => file.startsWith('servers/'));
    files.set(transport, [...new Set([...serving, ...clientSide.files])]);
  }
  return files;
}

function countOf({ lines, branches, state, interfaces, files }: Summed): TransportCount {
  return { lines, branches, state: state.length, interfaces: interfaces.length, files };
}

export const COUNT_WORDS: Readonly<Record<CountName, Text>> = {
  lines: { en: 'lines', ru: 'строки кода' },
  branches: { en: 'branches', ru: 'ветвления' },
  state: { en: 'kept variables', ru: 'переменные состояния' },
  interfaces: { en: 'interfaces', ru: 'интерфейсы' },
};

export const CLIENT_WORDS: Readonly<Record<Client, Text>> = {
  node: { en: 'client in Node.js', ru: 'клиент на Node.js' },
  page: { en: 'page in a browser', ru: 'страница в браузере' },
};

/** The lines of the page's part alone, with everything that it needs; what whoever writes only the page has to write. */
export function pageLines({ simplicity }: Pick<Evidence, 'simplicity'>): ReadonlyMap<Transport, number> {
  return new Map(
    TRANSPORTS.flatMap((transport) => {
      const lines = simplicity?.transports.find((one) => one.transport === transport)?.page?.whole.lines;
      return lines === undefined ? [] : [[transport, lines]];
    }),
  );
}
