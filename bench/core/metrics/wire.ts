import type { Layer } from '../layers.ts';
import type { Measurement } from '../measurement.ts';
import { perDelivery, type Metric } from './metric.ts';

type Direction = 'up' | 'down';

/** The layers that can have bytes in a direction, in the order of a table's columns. */
const COLUMNS: readonly { readonly layer: Layer; readonly direction: Direction; readonly title: string }[] = [
  { layer: 'request-heads', direction: 'up', title: 'request heads' },
  { layer: 'response-heads', direction: 'down', title: 'response heads' },
  { layer: 'payload', direction: 'down', title: 'payload' },
  { layer: 'event-framing', direction: 'down', title: 'event framing' },
  { layer: 'transfer-framing', direction: 'down', title: 'transfer framing' },
  { layer: 'transfer-framing', direction: 'up', title: 'transfer framing up' },
  { layer: 'protocol-control', direction: 'down', title: 'control' },
  { layer: 'protocol-control', direction: 'up', title: 'control up' },
  { layer: 'tls', direction: 'down', title: 'TLS' },
  { layer: 'tls', direction: 'up', title: 'TLS up' },
];

/** What comes with an event and not with asking for one. */
const WITH_EVENT: ReadonlySet<Layer> = new Set(['payload', 'event-framing', 'transfer-framing']);

/**
 * Bytes of a layer for each event. What comes with an event is shared among those that came within the window,
 * everything else among those that were owed: at a poller's end some still wait for its next request.
 */
function layerBytes(m: Measurement, layer: Layer, direction: Direction): number | undefined {
  const wire = m.link?.wire;
  if (wire === undefined) return undefined;
  const bytes = wire[direction][layer];
  if (!WITH_EVENT.has(layer)) return perDelivery(bytes, m);
  return wire.events === 0 ? undefined : bytes / wire.events;
}

function total(m: Measurement): number | undefined {
  const parts = COLUMNS.map(({ layer, direction }) => layerBytes(m, layer, direction));
  return parts.includes(undefined) ? undefined : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** Where a row's bytes go, by the ledger; there only where one was kept. */
export const WIRE_METRICS: readonly Metric[] = [
  ...COLUMNS.map(({ layer, direction, title }): Metric => {
    const way = direction === 'up' ? 'from client to server' : 'from server to client';
    return {
      id: `wire.${layer}.${direction}`,
      title,
      unit: 'bytes',
      better: 'lower',
      kind: 'exact-for-streams',
      meaning: `Bytes of ${layer} ${way} for each event in the window, by the byte ledger (--ledger).`,
      value: (m) => layerBytes(m, layer, direction),
    };
  }),
  {
    id: 'wire.total',
    title: 'total /event',
    unit: 'bytes',
    better: 'lower',
    kind: 'exact-for-streams',
    meaning: 'All layers, both ways, for each event in the window, by the byte ledger (--ledger).',
    value: total,
  },
  {
    id: 'wire.connect',
    title: 'until window /sub',
    unit: 'bytes',
    better: 'lower',
    kind: 'sampled',
    meaning:
      'Bytes both ways for each subscription until the window begins: connecting, asking, the probe event and the warm-up, by the byte ledger (--ledger).',
    value: (m) => (m.link?.wire === undefined ? undefined : m.link.wire.connect / m.subscriptions),
  },
  ...(['up', 'down'] as const).map((direction): Metric => ({
    id: `link.delay.${direction}`,
    title: `delay ${direction}`,
    unit: 'us',
    better: 'neither',
    kind: 'sampled',
    meaning: `How long the link kept a chunk of bytes on its way ${direction}, in the median: what it truly applied of the delay that was asked for (--delay).`,
    value: (m) => m.link?.appliedDelay[direction].percentile(50),
  })),
  {
    id: 'link.transit.p50',
    title: 'link p50',
    unit: 'us',
    better: 'neither',
    kind: 'sampled',
    meaning: 'What the link itself adds to the way of a chunk of bytes, less the delay that was asked for.',
    value: (m) => m.link?.transit.percentile(50),
  },
  {
    id: 'link.cpu',
    title: 'link CPU /delivery',
    unit: 'us',
    better: 'neither',
    kind: 'sampled',
    meaning:
      'CPU time of the link process in the window for each event owed to a subscription; no part of server or client.',
    value: (m) => (m.link === undefined ? undefined : perDelivery(m.link.cpuUs, m)),
  },
];
