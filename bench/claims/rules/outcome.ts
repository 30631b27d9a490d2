import type { Answer } from '../claim.ts';

/** What a question found, without what it was asked of. */
export type Outcome = Answer extends infer Each ? (Each extends Answer ? Without<Each> : never) : never;

type Without<Each> = Omit<Each, 'about' | 'figures'>;
