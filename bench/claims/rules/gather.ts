import type { Answer } from '../claim.ts';
import { lookUp, type Evidence, type Pick } from '../evidence.ts';
import type { Text } from '../text.ts';
import { gapAnswer } from './figure.ts';
import type { Sampled } from './contrast.ts';

/** Either all the samples that a question needs, in the order of its picks, or why it cannot be answered. */
export type Gathered =
  | { readonly all: readonly Sampled[]; readonly answer?: undefined }
  | { readonly all?: undefined; readonly answer: Answer };

export function gather(evidence: Evidence, about: Text, picks: readonly Pick[]): Gathered {
  const all: Sampled[] = [];
  for (const pick of picks) {
    const sample = lookUp(evidence, pick);
    if (typeof sample === 'string') return { answer: gapAnswer(about, pick, sample) };
    all.push({ pick, sample });
  }
  return { all };
}
