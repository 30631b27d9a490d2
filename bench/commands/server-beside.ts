import { EXIT, Failure } from '../core/failure.ts';
import type { ServerSource } from '../core/measured-server.ts';
import type { Suite } from '../suites/suites.ts';
import { checkOneScenario } from '../suites/beside-ours.ts';
import { examineServer, type Examined } from './examine-server.ts';
import type { RunOptions } from './run-options.ts';
import { catchSignals } from './signals.ts';

/**
 * Examines the server that a run is to measure beside ours; undefined where none was named.
 * @throws Failure when two were, the suite cannot take it, it fails the examination, or a signal came.
 */
export async function serverBeside(suite: Suite, options: RunOptions): Promise<Examined | undefined> {
  const source = sourceOf(options);
  if (source === undefined) return undefined;
  checkOneScenario(suite);
  const signals = catchSignals('stopping (once more to end at once)');
  try {
    return await examineServer(source, {
      rows: options.transports ?? suite.rows,
      http: options.http ?? suite.parameters.http,
      force: options.force === true,
      signal: signals.signal,
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    const exitCode = signals.exitCode();
    throw exitCode === undefined ? error : new Failure('stopped before anything was measured', exitCode);
  } finally {
    signals.release();
  }
}

function sourceOf({ server, serverCommand, force }: RunOptions): ServerSource | undefined {
  if (server !== undefined && serverCommand !== undefined) {
    throw new Failure(
      'run measures one server beside ours: give --server URL, or a command after --, not both',
    );
  }
  if (serverCommand?.length === 0) throw new Failure('give the command that starts your server after --');
  if (serverCommand !== undefined) return { command: serverCommand };
  if (server !== undefined) return { url: server.origin };
  if (force === true)
    throw new Failure('--force is for a server beside ours: give --server URL, or -- COMMAND', EXIT.usage);
  return undefined;
}
