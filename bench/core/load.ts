/** Only asking, as fast as answers come, by our own client or by autocannon. */
export const POLL_LOADS = ['closed-loop', 'autocannon'] as const;

/** Looking at a browser itself: how many connections it has for one origin, or what its EventSource does. */
export const PAGE_LOADS = ['connection-limit', 'event-source-features'] as const;

/** What the clients of a trial do; `feed`: subscribe to the feed. */
export const LOADS = ['feed', ...POLL_LOADS, ...PAGE_LOADS] as const;

export type Load = (typeof LOADS)[number];
export type PollLoad = (typeof POLL_LOADS)[number];
export type PageLoad = (typeof PAGE_LOADS)[number];

export function isPollLoad(load: Load): load is PollLoad {
  return POLL_LOADS.some((polling) => polling === load);
}

export function isPageLoad(load: Load): load is PageLoad {
  return PAGE_LOADS.some((looking) => looking === load);
}
