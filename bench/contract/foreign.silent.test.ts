import { expect, test } from 'vitest';
import { served } from './example-served.ts';
import { SILENT_CASES } from './silence.ts';
import type { ContractCase } from './case.ts';
import type { Subject } from './subject.ts';
import { answered, eventually } from './expectation.ts';
import { verifyServer } from './verify-server.ts';

const NEVER = Promise.withResolvers<undefined>().promise;
const UNANSWERED = (): Promise<undefined> => answered('an answer', NEVER);

type Run = (subject: Subject) => Promise<void>;

function cases(runs: readonly Run[]): readonly ContractCase[] {
  return runs.map((run, index) => ({ id: `a/${index}`, rule: 1, title: '', needs: ['stream'], run }));
}

async function statesAfter(...runs: readonly Run[]) {
  const { server } = await served();
  const told: string[] = [];
  const verdicts = await verifyServer(server, () => undefined, {
    cases: cases(runs),
    patienceUs: 20_000,
    onCase: (done, of) => told.push(`${done} of ${of}`),
  });
  const results = verdicts.find(({ declared }) => declared.transport === 'sse')?.results ?? [];
  return { told, states: results.map((one) => (one.state === 'skipped' ? one.lacks : one.state)) };
}

test('once it is plain that nothing answers, no other case is run', async () => {
  const silent = Array.from({ length: SILENT_CASES }, () => UNANSWERED);
  const { states, told } = await statesAfter(...silent, UNANSWERED, UNANSWERED);
  expect(states).toEqual([...silent.map(() => 'failed'), ['answer'], ['answer']]);
  expect(told.slice(0, SILENT_CASES + 1)).toEqual(['0 of 5', '1 of 5', '2 of 5', '0 of 5']);
});

test('a case that is answered between them is a sign of life; one that waits in vain for an event is none', async () => {
  const passes = (): Promise<void> => Promise.resolve();
  const eventless = (): Promise<void> => eventually('an event', () => false);
  const alive = await statesAfter(UNANSWERED, UNANSWERED, passes, UNANSWERED, UNANSWERED, passes);
  expect(alive.states.flat()).not.toContain('answer');
  const broken = await statesAfter(eventless, eventless, eventless, eventless, eventless);
  expect(broken.states.flat()).not.toContain('answer');
  const mixed = await statesAfter(UNANSWERED, eventless, UNANSWERED, eventless, UNANSWERED, passes);
  expect(mixed.states.at(-1)).toEqual(['answer']);
});
