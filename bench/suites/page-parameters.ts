/** What the suites that look at a browser itself have in common: one page, and no feed. */
const ONE_PAGE = {
  client: 'chromium',
  agents: 1,
  subscriptionsPerAgent: 1,
  ratePerSecond: 0,
  warmupUs: 0,
} as const;

/** Above any of the limits that Chromium is known to have. */
const MOST_TRIED = 260;

export const CONNECTION_LIMIT_PARAMETERS = {
  ...ONE_PAGE,
  load: 'connection-limit',
  subscriptionsPerAgent: MOST_TRIED,
} as const;

export const EVENT_SOURCE_FEATURES_PARAMETERS = { ...ONE_PAGE, load: 'event-source-features' } as const;
