import { expect, test } from 'vitest';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import { openServer } from './prepare-trial.ts';
import type { ServerSetup } from './server-calls.ts';

/** What a server process is told to be in such a scenario. */
async function setupFor(changes: Partial<Parameters>): Promise<ServerSetup | undefined> {
  const told: ServerSetup[] = [];
  const call = (_: 'open', setup: ServerSetup) => {
    told.push(setup);
    return Promise.resolve({ url: 'http://127.0.0.1:1/polling', publishAt: null });
  };
  const parameters = { ...DEFAULT_PARAMETERS, ...changes };
  await openServer({ server: { call } }, { row: 'polling', parameters, seed: 1 });
  return told[0];
}

const FIVE_MINUTES_US = 300_000_000;

test.each<Partial<Parameters>>([{ pollEveryUs: FIVE_MINUTES_US }, { holdUs: FIVE_MINUTES_US }])(
  'a server keeps idle connections for longer than its clients leave them idle (%j)',
  async (changes) => {
    expect((await setupFor(changes))?.keepAliveUs).toBeGreaterThan(FIVE_MINUTES_US);
  },
);

test('a server is told what the scenario says of it', async () => {
  const changes = {
    holdUs: 5,
    http: 2,
    responseHeaders: 'proxied',
    answerWorkUs: 7,
    trigger: 'post',
  } as const;
  const { holdUs, ...others } = changes;
  expect(await setupFor(changes)).toMatchObject({ row: 'polling', serve: { holdUs }, ...others });
});
