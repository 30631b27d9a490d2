import type { Microseconds } from '../../core/units.ts';
import { ROW_IDS, rowOf, type RowId } from '../../transports.ts';
import { blamesMachine } from '../blame.ts';
import type { Check, CheckContext } from '../check.ts';
import { delayInLateness, type DelayedLateness } from '../delay-in-lateness.ts';
import type { Observation, Pace } from '../finding.ts';
import { atPercent, measureTrial, SCENARIO, type TrialFigures } from '../trial-figures.ts';

const DELAYS_US: Readonly<Record<Pace, readonly Microseconds[]>> = {
  quick: [0, 50_000],
  full: [0, 5_000, 25_000, 100_000],
};
const STREAMS = ROW_IDS.filter((row) => rowOf(row).pattern === 'stream');
const ROWS: Readonly<Record<Pace, readonly RowId[]>> = { quick: ['websocket'], full: STREAMS };
const DURATION_US: Readonly<Record<Pace, Microseconds>> = { quick: 400_000, full: 2_000_000 };

/** A link of known delay: lateness has to grow by what the link adds, no more and no less. */
export const knownDelay: Check = {
  id: 'known-delay',
  title: 'lateness grows by the delay of the link',
  seconds: { quick: 4, full: 75 },
  async run(context) {
    const observed: Observation[] = [];
    for (const row of ROWS[context.pace]) observed.push(...(await observeRow(row, context)));
    return observed;
  },
};

async function observeRow(row: RowId, context: CheckContext): Promise<readonly Observation[]> {
  const points: DelayedLateness[] = [];
  const disturbances: string[] = [];
  for (const delayUs of DELAYS_US[context.pace]) {
    const { lateness, ...seen } = await measureAgainIfInvalid(row, delayUs, context);
    points.push({ delayUs, medianUs: atPercent(lateness, 50), leastUs: atPercent(lateness, 0) });
    disturbances.push(...seen.reasons.filter(blamesMachine), ...seen.disturbances);
  }
  return delayInLateness(row, points, { pace: context.pace, disturbances });
}

/** As a run does, when the machine was too busy; what is quick takes what there is. */
async function measureAgainIfInvalid(
  row: RowId,
  delayUs: Microseconds,
  context: CheckContext,
): Promise<TrialFigures> {
  const measure = (): Promise<TrialFigures> => measureTrial(row, parametersFor(delayUs, context), context);
  const first = await measure();
  return context.pace === 'quick' || first.reasons.length === 0 ? first : measure();
}

function parametersFor(delayUs: Microseconds, { pace }: CheckContext): typeof SCENARIO {
  // The ledger keeps the link in the path when there is no delay, so that all trials go the same way.
  return {
    ...SCENARIO,
    durationUs: DURATION_US[pace],
    delayUpUs: delayUs,
    delayDownUs: delayUs,
    ledger: true,
  };
}
