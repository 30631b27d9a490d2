import type { Prospect } from './prospect.ts';
import type { Criterion } from './rank.ts';

export type CriterionId = 'cores' | 'bytes' | 'requests' | 'lines';

/** 0.1 Mbit/s. */
const FREE_BYTES_PER_SECOND = 12_500;

/** By what candidates are ordered, in this order: what one pays for first, then what one has to write. */
export const CRITERIA: readonly Criterion<CriterionId, Prospect>[] = [
  { id: 'cores', of: ({ server }) => server?.needed, free: 0.05 },
  { id: 'bytes', of: ({ bytesPerSecond: { up, down } }) => up + down, free: FREE_BYTES_PER_SECOND },
  { id: 'requests', of: ({ requestsPerSecond }) => requestsPerSecond, free: 1 },
  { id: 'lines', of: ({ lines }) => lines ?? undefined, free: 0 },
];
