/** What keeps this process busy, by kind: timers, sockets, listeners. */
export type ResourceCounts = ReadonlyMap<string, number>;

export function countResources(): ResourceCounts {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** What there is now and was not before, as `2 Timeout, 1 TCPSocketWrap`; empty when there is nothing. */
export function resourcesSince(before: ResourceCounts): string {
  return [...countResources()]
    .map(([kind, count]) => [count - (before.get(kind) ?? 0), kind] as const)
    .filter(([more]) => more > 0)
    .map(([more, kind]) => `${more} ${kind}`)
    .join(', ');
}
