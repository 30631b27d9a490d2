import { expect, onTestFinished, test } from 'vitest';
import { failures } from '../../bench/contract/example-served.ts';
import { verifyServer } from '../../bench/contract/verify-server.ts';
import { startServer } from '../../bench/foreign/start-server.ts';
import { COMMAND, obstacle } from './example-command.ts';

test('the server in Python keeps the contract over every transport that it declares', async (context) => {
  context.skip(obstacle() !== undefined, obstacle());
  const server = await startServer(COMMAND, { signal: new AbortController().signal });
  onTestFinished(server.stop);
  const verdicts = await verifyServer(server, () => undefined, { patienceUs: 20_000_000 });
  expect(verdicts.map(({ declared }) => declared.name)).toEqual(['polling', 'long-polling', 'sse']);
  expect(verdicts.flatMap(({ results }) => failures(results))).toEqual([]);
  for (const { results } of verdicts) {
    expect(results.filter(({ state }) => state === 'passed').length).toBeGreaterThan(40);
  }
}, 120_000);
