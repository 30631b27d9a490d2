import { describe, expect, test } from 'vitest';
import { rowOf, type RowId } from '../transports.ts';
import { lackedBy } from './case.ts';
import { WAY_UP } from './cases/way-up.ts';
import type { Alter } from './own-subject.ts';
import { withPatience } from './expectation.ts';
import { runContract } from './run-contract.ts';

/** Answers a POST by R25, or as the test has it. */
function answering(answer: (line: string) => string, type = 'text/plain; charset=utf-8'): Alter {
  return (serve) => (context) => ({
    ...serve(context),
    post(_, response, line) {
      response.writeHead(200, { 'Content-Type': type });
      response.end(answer(line));
    },
  });
}

const silent: Alter = (serve) => (context) => {
  const half = { ...serve(context) };
  delete half.post;
  return half;
};

async function failuresOf(id: RowId, alter: Alter): Promise<readonly string[]> {
  const row = { ...rowOf(id), wayUp: true };
  const cases = WAY_UP.filter((one) => lackedBy(row, one).length === 0);
  const results = await withPatience(2_000_000, () => runContract(row, undefined, { cases, alter }));
  expect(results.length).toBeGreaterThan(0);
  return results.flatMap((result) => (result.state === 'failed' ? [result.message] : []));
}

describe('the way up', () => {
  test.each(['polling', 'long-polling', 'sse', 'sse-h2'] as const)(
    'of %s is kept by a half that answers with the line',
    async (id) => {
      expect(
        await failuresOf(
          id,
          answering((line) => line),
        ),
      ).toEqual([]);
    },
  );

  test.each([
    ['another line', answering((line) => line.trim()), /^the answer: expected .*" ".*, found .*""/],
    ['another type', answering((line) => line, 'text/html'), /^Content-Type: expected .*text/],
    ['nothing', silent, /^the answer: expected .*200.*, found .*405/],
  ] as const satisfies readonly (readonly [string, Alter, RegExp])[])(
    'is broken by a half that answers with %s',
    async (_, alter, message) => {
      expect((await failuresOf('polling', alter))[0]).toMatch(message);
    },
  );
});
