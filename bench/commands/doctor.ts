import { EXIT } from '../core/failure.ts';
import type { Laboratory } from '../core/laboratory.ts';
import type { Microseconds } from '../core/units.ts';
import { NOISE_STEPS, sampleNoise, type NoiseStep } from '../measure/noise/noise.ts';
import { askAnotherProcess } from '../measure/causality.ts';
import { describeLaboratory, roughly, type LaboratoryReport } from '../report/laboratory.ts';
import { textTable } from '../report/text-table.ts';
import { readEnvironment } from '../run/environment.ts';
import { pinnedNodeVersion } from '../run/own-package.ts';
import { judgeClock, ROUND_TRIPS } from './doctor/clock.ts';
import type { Finding } from './doctor/finding.ts';
import { examineLaboratory } from './doctor/laboratory.ts';
import { examineLoopback } from './doctor/loopback.ts';
import { examineMachine } from './doctor/machine.ts';
import { examinePrograms } from './doctor/programs.ts';

export type DoctorOptions = {
  readonly json: boolean;
  /** For how long the machine's noise is sampled. */
  readonly noiseUs?: Microseconds;
  /** Told what is being done, whenever that changes. */
  readonly onProgress?: (text: string) => void;
};

/** What `--json` prints. */
export type Examination = {
  readonly findings: readonly Finding[];
  /** How noisy the machine is, and how good a laboratory; null where that could not be sampled. */
  readonly laboratory: (LaboratoryReport & Laboratory) | null;
};

const NOISE_US: Microseconds = 4_000_000;

/** `pushbench doctor`: what of this machine spoils figures, or forbids them, and what to do about it. */
export async function doctor(options: DoctorOptions): Promise<{ text: string; exitCode: number }> {
  const examination = await examine(options);
  return {
    text: options.json ? JSON.stringify(examination, null, 2) : describeFindings(examination.findings),
    exitCode: exitCodeOf(examination.findings),
  };
}

async function examine({ noiseUs = NOISE_US, onProgress }: DoctorOptions): Promise<Examination> {
  onProgress?.('looking at the machine');
  const machine = {
    ...readEnvironment(),
    pinnedNode: pinnedNodeVersion(),
    freeMemoryBytes: process.availableMemory(),
  };
  const loopback = await examineLoopback();
  const findings = [...examineMachine(machine), judgeClock(await askAnotherProcess(ROUND_TRIPS)), loopback];
  const programs = examinePrograms(process.env);
  if (loopback.state !== 'ok') return { findings: [...findings, ...programs], laboratory: null };
  const laboratory = await sampleNoise(noiseUs, (step) => onProgress?.(noiseWords(step, noiseUs)));
  return {
    findings: [...findings, ...examineLaboratory(laboratory), ...programs],
    laboratory: { ...describeLaboratory(laboratory), ...laboratory },
  };
}

function noiseWords(step: NoiseStep, noiseUs: Microseconds): string {
  const part = `${NOISE_STEPS.indexOf(step) + 1} of ${NOISE_STEPS.length}`;
  return `sampling its noise for ${roughly(noiseUs, 'us')}: ${step}, ${part}`;
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
