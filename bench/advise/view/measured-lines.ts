import type { SuiteAsked } from '../../claims/evidence-names.ts';
import type { Evidence } from '../../claims/evidence.ts';
import { machineOf } from '../../report/heading.ts';
import { rowOf } from '../../transports.ts';
import type { Advice } from '../advice.ts';
import { candidateTitle } from '../candidates.ts';
import { isMemoryMeasurable } from '../measured/memory.ts';
import type { Known } from '../prospect.ts';
import { titles } from './basis.ts';
import { amount, rateText, timeText } from './amounts.ts';

/** The server's CPU as it was measured: how, how well it fits, and where another's stands in. */
export function measuredLines({ known, asked }: Advice): readonly string[] {
  const streams = known.flatMap(deliveryText);
  const isBorrowed = ({ candidate, measured: { cpu } }: Known): boolean =>
    cpu !== undefined && cpu.over !== candidate.http;
  const isWithoutMemory = ({ candidate }: Known): boolean => !isMemoryMeasurable(candidate);
  const isBound = ({ measured }: Known): boolean =>
    asked.upstreamPerSecond > 0 && measured.messageCpu?.isBound === true;
  return [
    ...new Set(known.flatMap(requestText)),
    ...(streams.length === 0 ? [] : [`server CPU of a delivery: ${streams.join('; ')}`]),
    ...listed('server CPU measured over the other HTTP', known.filter(isBorrowed)),
    ...listed('server memory not measured over this HTTP', known.filter(isWithoutMemory)),
    ...listed('server CPU of a message up with all else that it did meanwhile', known.filter(isBound)),
  ];
}

function listed(words: string, all: readonly Known[]): readonly string[] {
  return all.length === 0 ? [] : [`${words}: ${titles(all.map(({ candidate }) => candidate))}`];
}

function requestText({ candidate, measured: { cpu } }: Known): readonly string[] {
  if (cpu?.fit === undefined) return [];
  const { requestUs, deliveries, fit } = cpu;
  const eventUs = deliveries[0]?.us ?? 0;
  const event = eventUs === 0 ? '' : ` and ${timeText(eventUs)} an event`;
  return [
    `server CPU of ${rowOf(candidate.row).title}: ${timeText(requestUs)} a request${event}, fitted to ${fit.points} points of sweep-poll, up to ${amount(fit.worst * 100)} % off`,
  ];
}

function deliveryText({ candidate, measured: { cpu } }: Known): readonly string[] {
  if (cpu === undefined || cpu.fit !== undefined) return [];
  const points = cpu.deliveries.map(
    ({ ratePerSecond, us }) => `${timeText(us)} at ${rateText(ratePerSecond)}`,
  );
  return [`${candidateTitle(candidate)} ${points.join(', ')}`];
}

/** The suites that figures are taken from. */
const SUITES: readonly SuiteAsked[] = ['standard', 'fanout', 'broadcast', 'sweep-poll', 'waiting', 'duplex'];

/** The machines that they were measured on. */
export function machineLines({ runs }: Evidence): readonly string[] {
  const used = SUITES.flatMap((suite) => runs.get(suite)?.result ?? []);
  return [...new Set(used.map(machineOf))];
}

/** What is in no figure, or in all of them. */
export const ASSUMED = [
  'formulas: requests, waits, how an event spreads over cores; a sign of life costs a server as much as an event',
  "the ledger, here and now: bytes, with Chromium's header fields and without TLS, whose CPU is in no figure, nor a cookie's",
] as const;
