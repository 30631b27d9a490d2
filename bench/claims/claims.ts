import type { Claim } from './claim.ts';
import { longComplex } from './long-polling/complex.ts';
import { longFewRequests } from './long-polling/few-requests.ts';
import { longHanging } from './long-polling/hanging.ts';
import { longPrompt } from './long-polling/prompt.ts';
import { longReconnects } from './long-polling/reconnects.ts';
import { longStoresBriefly } from './long-polling/stores-briefly.ts';
import { pollingHeaders } from './polling/headers.ts';
import { pollingLate } from './polling/late.ts';
import { pollingSimple } from './polling/simple.ts';
import { pollingStores } from './polling/stores.ts';
import { pollingWasted } from './polling/wasted.ts';
import { sseAnyLanguage } from './second-text/any-language.ts';
import { sseBroadcast } from './second-text/broadcast.ts';
import { h2SseAlternative } from './second-text/h2-sse-alternative.ts';
import { sseH1Limit } from './sse/h1-limit.ts';
import { sseLight } from './sse/light.ts';
import { sseNewApi } from './sse/new-api.ts';
import { sseOneWay } from './sse/one-way.ts';
import { ssePrompt } from './sse/prompt.ts';
import { sseSimple } from './sse/simple.ts';
import { wsDuplex } from './websocket/duplex.ts';
import { wsEverywhere } from './websocket/everywhere.ts';

/** Every sentence that is put to the test, in the order of the articles: a new one is a file and a line here. */
export const CLAIMS: readonly Claim[] = [
  pollingSimple,
  pollingWasted,
  pollingHeaders,
  pollingLate,
  pollingStores,
  longFewRequests,
  longPrompt,
  longStoresBriefly,
  longComplex,
  longHanging,
  longReconnects,
  sseSimple,
  ssePrompt,
  sseLight,
  sseOneWay,
  sseH1Limit,
  sseNewApi,
  wsDuplex,
  wsEverywhere,
  h2SseAlternative,
  sseBroadcast,
  sseAnyLanguage,
];
