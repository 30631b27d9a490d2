import { commandFor, type EvidenceName } from '../claims/evidence-names.ts';
import type { Asked } from './asked.ts';
import { rowOfCandidate, type Candidate } from './candidates.ts';
import type { MeasuredCosts } from './measured/measured-costs.ts';
import { isMemoryMeasurable } from './measured/memory.ts';
import type { Known } from './prospect.ts';

/** What was not measured, of whom, and the command that measures it. */
export type Gap = {
  readonly what: Missing;
  readonly of: readonly Candidate[];
  readonly command: string;
};

export type Missing = keyof MeasuredCosts;

const MISSING = ['host', 'cpu', 'messageCpu', 'memoryBytes', 'lines'] as const satisfies readonly Missing[];

/** All that recorded runs lack of what the advice would rest on. */
export function gapsOf(all: readonly Known[], asked: Asked): readonly Gap[] {
  return MISSING.flatMap((what) => {
    if (what === 'messageCpu' && asked.upstreamPerSecond === 0) return [];
    const lacking = all.filter(
      ({ candidate, measured }) => (measured[what] ?? null) === null && isMeasurable(what, candidate),
    );
    const byCommand = Map.groupBy(lacking, ({ candidate }) => commandFor(evidenceOf(what, candidate)));
    return [...byCommand].map(([command, its]) => ({
      what,
      of: its.map(({ candidate }) => candidate),
      command,
    }));
  });
}

function isMeasurable(what: Missing, candidate: Candidate): boolean {
  return what !== 'memoryBytes' || isMemoryMeasurable(candidate);
}

function evidenceOf(what: Missing, candidate: Candidate): EvidenceName {
  switch (what) {
    case 'host':
      return 'standard';
    case 'cpu':
      return rowOfCandidate(candidate).pattern === 'stream' ? 'fanout' : 'sweep-poll';
    case 'messageCpu':
      return 'duplex';
    case 'memoryBytes':
      return 'waiting';
    case 'lines':
      return 'simplicity';
  }
}
