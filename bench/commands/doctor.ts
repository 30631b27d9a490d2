import { EXIT } from '../core/failure.ts';
import type { Microseconds } from '../core/units.ts';
import { textTable } from '../report/text-table.ts';
import { readEnvironment } from '../run/environment.ts';
import { pinnedNodeVersion } from '../run/own-package.ts';
import { askAnotherProcess, judgeClock } from './doctor/clock.ts';
import type { Finding } from './doctor/finding.ts';
import { examineLoopback } from './doctor/loopback.ts';
import { examineMachine } from './doctor/machine.ts';
import { examinePrograms } from './doctor/programs.ts';
import { timerLateness } from './doctor/timers.ts';

const TIMER_SAMPLE_US: Microseconds = 1_000_000;

/** `pushbench doctor`: what of this machine spoils figures, or forbids them, and what to do about it. */
export async function doctor(options: {
  readonly json: boolean;
}): Promise<{ text: string; exitCode: number }> {
  const findings = await examine();
  return {
    text: options.json ? JSON.stringify(findings, null, 2) : describeFindings(findings),
    exitCode: exitCodeOf(findings),
  };
}

/** Takes about a second, for the timers' sake. */
export async function examine(): Promise<readonly Finding[]> {
  const machine = {
    ...readEnvironment(),
    pinnedNode: pinnedNodeVersion(),
    freeMemoryBytes: process.availableMemory(),
  };
  return [
    ...examineMachine(machine),
    judgeClock(await askAnotherProcess()),
    await timerLateness(TIMER_SAMPLE_US),
    await examineLoopback(),
    ...examinePrograms(process.env['PATH'] ?? ''),
  ];
}

/** Only what makes measuring impossible is a failure. */
export function exitCodeOf(findings: readonly Finding[]): number {
  return findings.some(({ state }) => state === 'impossible') ? EXIT.failed : EXIT.ok;
}

/** A table of what was found, and under it a line of advice for each thing that is not well. */
export function describeFindings(findings: readonly Finding[]): string {
  const table = textTable(
    ['checked', 'state', 'found'].map((head) => ({ head, align: 'left' })),
    findings.map(({ subject, state, found }) => [subject, state, found]),
  );
  const advice = findings.flatMap(({ subject, state, advice }) =>
    advice === null ? [] : [`${state}: ${subject}: ${advice}`],
  );
  return [table, ...(advice.length === 0 ? [] : ['']), ...advice].join('\n');
}
