import type { FileCounts } from '../../simplicity/counts.ts';
import type { Transport } from '../../transports.ts';
import type { Evidence } from '../evidence.ts';
import { neededFiles, ownCounts, type Client } from './counts.ts';

/** A file behind the counts, and for which transports it counts: for none where all need it alike. */
export type CountedFile = FileCounts & { readonly countsFor: readonly Transport[] };

/** Every file that any transport needs, each once; those that all share are the last. None where nothing was counted. */
export function countedFiles(evidence: Pick<Evidence, 'simplicity'>, client: Client): readonly CountedFile[] {
  const counts = [...(ownCounts(evidence, client) ?? [])];
  const needed = new Set([...(neededFiles(evidence, client)?.values() ?? [])].flat());
  const files = (evidence.simplicity?.files ?? [])
    .filter(({ file }) => needed.has(file))
    .map((one) => ({
      ...one,
      countsFor: counts.flatMap(([transport, { files: its }]) => (its.includes(one.file) ? [transport] : [])),
    }));
  const isShared = ({ countsFor }: CountedFile): boolean => countsFor.length === 0;
  return [...files.filter((one) => !isShared(one)), ...files.filter(isShared)];
}
