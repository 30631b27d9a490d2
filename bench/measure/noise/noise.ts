import { nowUs } from '../../core/clock.ts';
import type { Laboratory, Spread } from '../../core/laboratory.ts';
import type { Microseconds } from '../../core/units.ts';
import { readProcess } from '../process-meter.ts';
import { otherLoadBetween, readCpuTimes, stealBetween, TICKS_PER_SECOND } from './cpu-times.ts';
import { sampleRoundTrips } from './round-trips.ts';
import { sampleStalls } from './stalls.ts';
import { sampleTimers } from './timers.ts';

export const NOISE_STEPS = ['timers', 'stalls', 'round trips'] as const;
export type NoiseStep = (typeof NOISE_STEPS)[number];

/** Waiting takes most: others' load is seen while only timers run here, and the kernel counts it coarsely. */
const SHARE_OF: Readonly<Record<NoiseStep, number>> = { timers: 0.45, stalls: 0.4, 'round trips': 0.15 };

/**
 * Samples what this machine does to its processes, for about so long; nothing else of ours may run meanwhile.
 * @throws Failure as {@link sampleRoundTrips} does
 */
export async function sampleNoise(
  forUs: Microseconds,
  onStep: (step: NoiseStep) => void = () => undefined,
): Promise<Laboratory> {
  const step = (name: NoiseStep): Microseconds => {
    onStep(name);
    return forUs * SHARE_OF[name];
  };
  const startUs = nowUs();
  const start = readCpuTimes();
  const { timers, otherLoadShare } = await atRest(step('timers'));
  const stalls = await sampleStalls(step('stalls'));
  const roundTrip = await sampleRoundTrips(step('round trips'));
  const stealShare = stealBetween(start, readCpuTimes());
  return { sampledUs: nowUs() - startUs, timers, stalls, roundTrip, otherLoadShare, stealShare };
}

async function atRest(forUs: Microseconds): Promise<{ timers: Spread; otherLoadShare: number | null }> {
  const start = { cpu: readCpuTimes(), own: readProcess() };
  const timers = await sampleTimers(forUs);
  const ownUs = readProcess().cpuUs - start.own.cpuUs;
  const ownTicks = (ownUs / 1_000_000) * TICKS_PER_SECOND;
  return { timers, otherLoadShare: otherLoadBetween(start.cpu, readCpuTimes(), ownTicks) };
}
