import { judgeLaboratory, type Grade, type Laboratory, type NoiseFigure } from '../core/laboratory.ts';
import type { RunResult } from '../core/result.ts';
import type { Unit } from '../core/units.ts';
import { inWords } from './scale.ts';

/** How good a laboratory a machine is; where it is not a good one, why, and what of the figures suffers. */
export type LaboratoryReport = {
  readonly grade: Grade;
  readonly reasons: readonly { readonly figure: NoiseFigure; readonly grade: Grade; readonly text: string }[];
};

export function describeLaboratory(laboratory: Laboratory): LaboratoryReport {
  const { grade, shortfalls } = judgeLaboratory(laboratory);
  return {
    grade,
    reasons: shortfalls.map(({ figure, grade, value }) => ({
      figure,
      grade,
      text: MEANINGS[figure](laboratory, value),
    })),
  };
}

/**
 * The laboratory that a run had: sampled before its first trial, but for what was stolen, which is known for all of
 * it. Undefined when nobody looked.
 */
export function laboratoryOf({ environment, stealShare }: LaboratoryOwner): Laboratory | undefined {
  const { laboratory } = environment;
  if (laboratory === undefined) return undefined;
  return { ...laboratory, stealShare: stealShare ?? laboratory.stealShare };
}

export type LaboratoryOwner = Pick<RunResult, 'environment' | 'stealShare'>;

/** A line for each reason not to trust a run's figures too far; none of a good laboratory. */
export function laboratoryNotes(owner: LaboratoryOwner): readonly string[] {
  const laboratory = laboratoryOf(owner);
  if (laboratory === undefined) return [];
  const { grade, reasons } = describeLaboratory(laboratory);
  return reasons.map(({ text }) => `A ${grade} laboratory: ${text}.`);
}

/** Two digits: a sample of a second or a few has no more to say. */
export function roughly(value: number, unit: Unit): string {
  return inWords(Number(value.toPrecision(2)), unit);
}

/** What was found, and what it means for which figures. */
const MEANINGS: Readonly<Record<NoiseFigure, (laboratory: Laboratory, value: number) => string>> = {
  timers: (_, p99Us) =>
    `timers fire up to ${roughly(p99Us, 'us')} late (p99), so that events are sent late; ` +
    'differences of lateness below that tell nothing',
  stalls: ({ stalls }, lostShare) =>
    `a busy process loses ${roughly(lostShare, 'share')} of its time to stalls of up to ` +
    `${roughly(stalls.longestUs, 'us')}; p99 of lateness and of answers is made of them`,
  roundTrip: (_, p99Us) =>
    `a round trip over loopback takes up to ${roughly(p99Us, 'us')} (p99); ` +
    'push transports cannot be told apart below that',
  otherLoad: (_, share) =>
    `other processes took ${roughly(share, 'share')} of the CPU while nothing was measured; ` +
    'what they take of a run is not there for server and clients',
  steal: (_, share) =>
    `the hypervisor gave ${roughly(share, 'share')} of the CPU time to others; ` +
    'lateness includes those pauses, and CPU figures may',
};
