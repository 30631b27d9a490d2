import { contenderName } from '../core/contender.ts';
import type { Observation, RampStep } from '../core/observation.ts';
import { printable } from '../core/printable.ts';
import type { PageFigures, RunResult, TrialResult } from '../core/result.ts';
import type { PlainTable } from './plain-table.ts';
import { summarise } from './summary.ts';
import type { TextColumn } from './text-table.ts';

/** What trials saw that looked at a browser itself: a table for each row, of its last repetition. */
export function observationTables(result: RunResult): readonly PlainTable[] {
  return summarise(result).rows.flatMap(({ row, label }) => {
    const seen = result.trials.filter((trial) => contenderName(trial) === row).flatMap(pageFiguresOf);
    const last = seen.at(-1);
    if (last === undefined) return [];
    const { observations, timeline } = last;
    const isRamp = timeline !== undefined;
    return [
      observationTable(label, observations, isRamp),
      ...(isRamp ? [rampTable(`${label}: one after the other`, timeline)] : []),
    ];
  });
}

function pageFiguresOf(trial: TrialResult): readonly PageFigures[] {
  return trial.state !== 'failed' && 'observations' in trial ? [trial] : [];
}

/** What was looked for and shown, and by whom; a limit has no such thing. */
function observationTable(title: string, observations: readonly Observation[], isRamp: boolean): PlainTable {
  const left = (head: string): TextColumn => ({ head, align: 'left' });
  return {
    title,
    columns: isRamp
      ? [left(''), left('seen')]
      : [left('feature'), left('shown'), left('by'), left('what was seen')],
    rows: observations.map(({ subject, by, shown, seen }) => {
      const [what, saw] = [printable(subject), printable(seen)];
      return isRamp ? [what, saw] : [what, shown ? 'yes' : 'NO', printable(by), saw];
    }),
    below: [],
  };
}

function rampTable(title: string, steps: readonly RampStep[]): PlainTable {
  const right = (head: string): TextColumn => ({ head, align: 'right' });
  return {
    title,
    columns: [
      right('after (ms)'),
      right('asked for'),
      right('open in the page'),
      right('requests at the server'),
      right('connections at the server'),
    ],
    rows: steps
      .filter((_, index) => isTold(index, steps.length))
      .map(({ atUs, asked, accepted, requests, connections }) =>
        [Math.round(atUs / 1_000), asked, accepted, requests, connections].map(String),
      ),
    below: [],
  };
}

const EVERY_STEP = 8;
const OF_MANY = 50;

/** The first few, some of many, and the last two. */
function isTold(index: number, steps: number): boolean {
  return index < EVERY_STEP || (index + 1) % OF_MANY === 0 || index >= steps - 2;
}
