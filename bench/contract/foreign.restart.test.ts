import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EXIT, Failure } from '../core/failure.ts';
import { declaredRows } from '../foreign/declared-rows.ts';
import { startServer } from '../foreign/start-server.ts';
import type { ContractCase } from './case.ts';
import { CASES } from './cases.ts';
import { failures } from './example-served.ts';
import { expectReceived } from './reader.ts';
import { runForeignContract } from './run-foreign.ts';
import type { Subject } from './subject.ts';
import { verifyServer } from './verify-server.ts';

const SERVE = [process.execPath, join(import.meta.dirname, '..', 'cli.ts'), 'serve'];
const NEVER = new AbortController().signal;

/** To start a server takes time: what is the same for every transport is tried with one. */
function isWorthIt({ needs }: ContractCase, transport: string): boolean {
  return transport === 'sse' || needs.length > 0;
}

describe.skipIf(process.platform === 'win32')('a server that was started by a command', () => {
  test('is ended and begun anew where a case needs that, and keeps to the contract over it', async () => {
    const server = await startServer(SERVE, { signal: NEVER });
    onTestFinished(server.stop);
    const passed: string[] = [];
    for (const declared of declaredRows(server.url, server.capabilities)) {
      const cases = CASES.filter((one) => one.server === 'restartable' && isWorthIt(one, declared.transport));
      const results = await runForeignContract(server, declared, { cases, patienceUs: 20_000_000 });
      expect(failures(results)).toEqual([]);
      passed.push(...results.flatMap((result) => (result.state === 'passed' ? [result.case.id] : [])));
    }
    expect(passed).toEqual([
      'hold/closed-server',
      'cursors/another-life',
      'event-streams/closed-server',
      'interruption/restart',
      'websockets/closed-server',
    ]);
  }, 120_000);

  test('and that ends on its own is told with the case that it ended in', async () => {
    const server = await startServer(SERVE, { signal: NEVER });
    onTestFinished(server.stop);
    const run = async (subject: Subject): Promise<void> => {
      const reader = await subject.openAgent().subscribe();
      for (const pid of server.pids()) process.kill(pid, 'SIGKILL');
      await expectReceived(reader, [], 'never');
    };
    const cases = [{ id: 'a/murder', rule: 22, title: '', needs: [], run }];
    const failure = await verifyServer(server, () => undefined, { cases }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      exitCode: EXIT.failed,
      message: expect.stringMatching(
        /cli\.ts serve: it ended \(SIGKILL\).*; that was in a\/murder \(R22\)$/,
      ) as string,
    });
  });
});
