import type { Failure } from '../core/failure.ts';
import type { RunningCommand } from './command.ts';
import { freePort, HOST } from './port.ts';
import type { Declared } from './read-capabilities.ts';
import type { ForeignServer, ServerLife } from './server.ts';
import { commandFailure, startServing, type StartOptions } from './starting.ts';

export type StartedServer = ForeignServer & { readonly life: ServerLife };

/**
 * Starts somebody's server, at a port that it is told as `PORT` in its environment: a free one, unless it is given.
 * @throws Failure in one line, with nothing left running, when it ends before it answers by R23 of
 * servers/README.md, takes too long or answers otherwise.
 */
export async function startServer(
  command: readonly string[],
  { port, ...options }: StartOptions & { readonly port?: number },
): Promise<StartedServer> {
  const url = new URL(`http://${HOST}:${port ?? (await freePort())}/`);
  const { promise: gone, resolve: isGone } = Promise.withResolvers<Failure>();
  let current: RunningCommand | undefined;

  async function begin(): Promise<Declared> {
    const { running, declared } = await startServing(command, url, options);
    current = running;
    void running.ended.then((how) => {
      if (current === running) isGone(commandFailure(command, `${how}${running.lastWords()}`));
    });
    return declared;
  }

  /** Resolves to whether it did so by itself. */
  async function end(): Promise<boolean> {
    const ending = current;
    current = undefined;
    return (await ending?.stop()) ?? true;
  }

  async function stopLife(): Promise<void> {
    if (!(await end())) throw new Error('the server had to be killed: it did not end on SIGTERM');
  }

  const declared = await begin();
  return {
    url,
    ...declared,
    gone,
    pids: () => current?.pids() ?? [],
    async stop() {
      await end();
    },
    life: {
      stop: stopLife,
      async restart() {
        await stopLife();
        await begin();
      },
      get isOver() {
        return current === undefined;
      },
    },
  };
}
