import type { Microseconds } from '../core/units.ts';
import { streamRates } from '../predict/rates.ts';
import type { Workload } from '../predict/workload.ts';
import type { Pattern } from '../transports.ts';
import type { Asked } from './asked.ts';
import type { Work } from './cores.ts';
import { deliveryUsAt } from './measured/delivery-cpu.ts';
import type { MeasuredCosts } from './measured/measured-costs.ts';

export type Serving = {
  readonly pattern: Pattern;
  readonly asked: Asked;
  readonly workload: Workload;
  /** For events, of all clients. */
  readonly requestsPerSecond: number;
  /** How long it may take until an event was handed to all of them. */
  readonly withinUs: Microseconds;
};

/** What a server has to do by what was measured; undefined where something that it has to do was not. */
export function serverWork(
  { cpu, messageCpu }: Pick<MeasuredCosts, 'cpu' | 'messageCpu'>,
  { pattern, asked, workload, requestsPerSecond, withinUs }: Serving,
): Work | undefined {
  const { clients, ratePerSecond, upstreamPerSecond } = asked;
  if (cpu === undefined || (upstreamPerSecond > 0 && messageCpu === undefined)) return undefined;
  const deliveryUs = deliveryUsAt(cpu.deliveries, ratePerSecond);
  const busyUs =
    requestsPerSecond * cpu.requestUs +
    clients * deliveriesPerSecond(pattern, workload) * deliveryUs +
    clients * upstreamPerSecond * (messageCpu?.messageUs ?? 0);
  if (pattern === 'poll') return { busyUs };
  const eachUs = pattern === 'hold' ? cpu.requestUs : deliveryUs;
  return { busyUs, burst: { clients, ratePerSecond, eachUs, withinUs } };
}

/** To one client. A sign of life is taken to cost a stream's server as much as an event. */
function deliveriesPerSecond(pattern: Pattern, workload: Workload): number {
  const { events, heartbeats } = streamRates(workload);
  return pattern === 'stream' ? events + heartbeats : events;
}
