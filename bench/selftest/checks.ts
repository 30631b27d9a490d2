import type { Check } from './check.ts';
import { aAgainstA } from './checks/a-against-a.ts';
import { capture } from './checks/capture.ts';
import { clock } from './checks/clock.ts';
import { histograms } from './checks/histogram.ts';
import { knownDelay } from './checks/known-delay.ts';
import { layers } from './checks/layers.ts';
import { lyingServer } from './checks/lying-server.ts';
import { requests } from './checks/requests.ts';
import { schedule } from './checks/schedule.ts';
import { stalledDriver } from './checks/stalled-driver.ts';
import { stoppedServer } from './checks/stopped-server.ts';

/** Every check, those that take little first: a new one is a file and a line. */
export const CHECKS: readonly Check[] = [
  clock,
  histograms,
  schedule,
  layers,
  requests,
  lyingServer,
  capture,
  stoppedServer,
  stalledDriver,
  knownDelay,
  aAgainstA,
];
