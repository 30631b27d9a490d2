import type { HttpVersion } from '../core/capabilities.ts';
import type { FeedOutcome, FeedRun } from './server-calls.ts';

/** A feed that was posted, and what the way to the server took it. */
export type PostedOutcome = Required<FeedOutcome>;

/** What a trial asks of the process that posts events to its server. */
export type PublisherCalls = {
  /** `url`: the origin at which `POST /publish` is answered. */
  open(where: { readonly url: string; readonly http: HttpVersion }): Promise<void>;
  /** Answers once the server has taken the last event. */
  feed(run: FeedRun): Promise<PostedOutcome>;
  close(): Promise<void>;
};
