import { EXIT } from '../core/failure.ts';

export type Signals = {
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Undefined as long as none came. */
  exitCode(): number | undefined;
  release(): void;
};

/**
 * Takes the end of whoever started this process, where it holds a channel to it as the launcher does, for a
 * SIGTERM: from then on nobody passes signals on, or waits for a result.
 */
export function endWithParent(): void {
  process.once('disconnect', () => {
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(EXIT.terminated);
  });
  // To be told of the end alone keeps no process alive.
  process.channel?.unref();
}

const EXIT_OF = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;
/** Under npm one Ctrl-C comes twice: from the terminal, and passed on by npm. */
const SAME_SIGNAL_MS = 500;

type Caught = keyof typeof EXIT_OF;

const KEEPING = 'stopping; what was measured is kept (once more to end at once)';

/** The first signal asks to stop, and says so; a second one ends the process at once. */
export function catchSignals(notice = KEEPING): Signals {
  const controller = new AbortController();
  let caught: Caught | undefined;
  let caughtAtMs = 0;
  const onSignal = (name: Caught): void => {
    if (caught !== undefined && Date.now() - caughtAtMs < SAME_SIGNAL_MS) return;
    if (caught !== undefined) process.exit(EXIT_OF[name]);
    caught = name;
    caughtAtMs = Date.now();
    process.stderr.write(`\n${notice}\n`);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    exitCode: () => (caught === undefined ? undefined : EXIT_OF[caught]),
    release() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
