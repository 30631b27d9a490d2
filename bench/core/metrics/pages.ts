import type { Metric } from './metric.ts';

function ofPages(id: string, title: string, better: Metric['better'], meaning: string): Metric {
  return { id, title, unit: 'count', better, kind: 'exact', meaning, ofPages: true };
}

/** What a browser allows one page, and which features of an interface it was seen to have. */
export const PAGE_METRICS: readonly Metric[] = [
  ofPages(
    'limit.tried',
    'tried',
    'neither',
    'Subscriptions to one origin that a page was to open one after the other, for as long as each was accepted.',
  ),
  ofPages('limit.opened', 'opened', 'higher', 'Subscriptions of one page that were open at the same time.'),
  ofPages(
    'limit.connections',
    'connections held',
    'neither',
    'TCP connections that the server had open as the last subscription had been accepted.',
  ),
  ofPages(
    'limit.next-hangs',
    'next hangs',
    'lower',
    'Whether the subscription after them hung (1): not accepted in the stated time, its request unseen by the server, while the others went on. 0: none did, up to as many as were tried.',
  ),
  ofPages(
    'limit.fetch-hangs',
    'fetch hangs',
    'lower',
    'Whether a fetch to the same origin hung then (1): no answer in the stated time, its request unseen by the server.',
  ),
  {
    id: 'limit.wait',
    title: 'waited',
    unit: 'us',
    better: 'neither',
    kind: 'exact',
    meaning: 'For how long each was waited for until it counted as hanging.',
    ofPages: true,
  },
  ofPages('features.looked-for', 'features', 'neither', 'Features of EventSource that were looked for.'),
  ofPages('features.shown', 'shown', 'higher', 'Features of EventSource that were shown working.'),
];
