/** How many subscriptions a page has asked for, has had accepted, and the fewest events that any of those has had. */
export type LimitCounts = { readonly asked: number; readonly accepted: number; readonly leastEvents: number };

/** What is asked of a page that opens subscriptions until no more are accepted. */
export type LimitCalls = {
  /** Asks for one more; answers whether it was accepted within so long. */
  open(waitMs: number): Promise<boolean>;
  counts(): LimitCounts;
  /** Fetches from the same origin; answers with the status, or null when there is no answer within so long. */
  fetch(url: string, waitMs: number): Promise<number | null>;
  /** Closes the first of those that were accepted; answers whether the last one asked for is accepted then. */
  closeFirst(count: number, waitMs: number): Promise<boolean>;
};
