import { nowUs, untilMoment } from '../core/clock.ts';
import type { Microseconds } from '../core/units.ts';

export type Stop = {
  /** On the host's clock. */
  readonly atUs: Microseconds;
  readonly forUs: Microseconds;
  readonly signal: AbortSignal;
};

/** Systems without these signals cannot stop a process. */
export const canStopProcesses = process.platform !== 'win32';

/**
 * Stops a child process of ours for a while, and lets it go on in every case: also when the wait is aborted, and
 * when this process ends meanwhile. Resolves with how long it was stopped in truth.
 */
export async function stopProcess(pid: number, { atUs, forUs, signal }: Stop): Promise<Microseconds> {
  await untilMoment(atUs, signal);
  const goOn = (): void => {
    send(pid, 'SIGCONT');
  };
  process.once('exit', goOn);
  const stoppedUs = nowUs();
  try {
    send(pid, 'SIGSTOP');
    await untilMoment(stoppedUs + forUs, signal);
  } finally {
    goOn();
    process.off('exit', goOn);
  }
  return nowUs() - stoppedUs;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended, which whoever waits for it finds out.
  }
}
