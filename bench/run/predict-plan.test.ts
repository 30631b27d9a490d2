import { describe, expect, test } from 'vitest';
import type { UnitCosts } from '../predict/unit-costs.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { ROW_IDS } from '../transports.ts';
import { predictPlan, type CostsOf } from './predict-plan.ts';
import { repetitionSeed, type RunPlan } from './run.ts';
import * as planned from './trial-plan.ts';

const PLAN: RunPlan = {
  suite: 'standard',
  contenders: [{ row: 'polling' }, { row: 'sse', variant: 'rare' }],
  repetitions: 3,
  parameters: { ...DEFAULT_PARAMETERS, ratePerSecond: 10 },
  variants: { rare: { ratePerSecond: 1 } },
  repeats: 0,
  seed: 5,
  command: ['pushbench', 'run'],
  version: '1.2.3',
};

const noCosts: CostsOf = () => Promise.resolve(undefined);

/** Events of each repetition, as a trial will publish them. */
function eventsOf(ratePerSecond: number): readonly number[] {
  return [0, 1, 2].map((repetition) => {
    const seed = repetitionSeed(PLAN.seed, repetition);
    const parameters = { ...PLAN.parameters, ratePerSecond };
    return planned.eventsOf(planned.measuredFeed({ parameters, seed }));
  });
}

describe('the predictions of a plan', () => {
  test("are of every contender's own scenario, and of each repetition's own feed", async () => {
    const { predictions } = await predictPlan(PLAN, noCosts);
    const delivered = predictions.filter(({ metric }) => metric === 'delivered');
    expect(new Set(eventsOf(10)).size).toBeGreaterThan(1);
    expect(delivered.map(({ contender, predicted }) => [contender, predicted])).toEqual([
      ['polling', eventsOf(10).map((events) => events * 20)],
      ['sse@rare', eventsOf(1).map((events) => events * 20)],
    ]);
  });

  test('have the widest of the tolerances that its repetitions give', async () => {
    const mean = async (seed: number, repetitions: number): Promise<number> => {
      const { predictions } = await predictPlan({ ...PLAN, seed, repetitions }, noCosts);
      return predictions.find(({ metric }) => metric === 'lateness.mean')?.tolerance.absolute ?? NaN;
    };
    const first = await mean(PLAN.seed, 1);
    const all = await mean(PLAN.seed, 3);
    const fewest = Math.min(...eventsOf(10));
    expect(all).toBeGreaterThanOrEqual(first);
    expect(all).toBeCloseTo((3 * 1_000_000) / Math.sqrt(12 * fewest * 20) + 1_000, 6);
  });

  test('name each silence once', async () => {
    const contenders = ROW_IDS.map((row) => ({ row }));
    const parameters = { ...PLAN.parameters, load: 'autocannon' } as const;
    const { predictions, unpredicted } = await predictPlan({ ...PLAN, contenders, parameters }, noCosts);
    expect(predictions).toEqual([]);
    expect(unpredicted.map(({ contender }) => contender)).toEqual(ROW_IDS);
  });

  test('are the same each time', async () => {
    expect(await predictPlan(PLAN, noCosts)).toEqual(await predictPlan(PLAN, noCosts));
  });

  test('ask what an exchange takes, with cursors of as many digits as the window has in its end', async () => {
    const asked: unknown[] = [];
    const costs: UnitCosts = {
      pattern: 'stream',
      connecting: { up: 0, down: 0 },
      event: { up: 0, down: 209 },
      heartbeat: { up: 0, down: 8 },
    };
    const contenders = [{ row: 'sse' }] as const;
    const { predictions } = await predictPlan(
      { ...PLAN, contenders, repetitions: 1 },
      (row, { bodyBytes }, digits) => {
        asked.push([row, bodyBytes, digits]);
        return Promise.resolve(costs);
      },
    );
    // A probe, 200 events of warm-up and some hundred of the window.
    expect(asked).toEqual([['sse', 100, 3]]);
    expect(predictions.find(({ metric }) => metric === 'bytes.down')).toMatchObject({ predicted: [209] });
  });
});
