import { clientsReconnected } from './guards/clients-reconnected.ts';
import { connectionsUnexpected } from './guards/connections-unexpected.ts';
import { delayedAck } from './guards/delayed-ack.ts';
import { deliveriesWrong } from './guards/deliveries-wrong.ts';
import { driverSaturated } from './guards/driver-saturated.ts';
import { driverStalled } from './guards/driver-stalled.ts';
import { feedIncomplete } from './guards/feed-incomplete.ts';
import { feedLate } from './guards/feed-late.ts';
import type { Guard, GuardedTrial } from './guards/guard.ts';
import { latenessDrifting } from './guards/lateness-drifting.ts';
import { linkDelayOff } from './guards/link-delay-off.ts';
import { linkPaused } from './guards/link-paused.ts';
import { linkSaturated } from './guards/link-saturated.ts';
import { messagesLate } from './guards/messages-late.ts';
import { messagesWrong } from './guards/messages-wrong.ts';
import { requestsDisagree } from './guards/requests-disagree.ts';

/** Each answers a way in which an instrument or a scenario has made a published number wrong. */
const GUARDS: readonly Guard[] = [
  driverSaturated,
  driverStalled,
  feedLate,
  feedIncomplete,
  clientsReconnected,
  connectionsUnexpected,
  deliveriesWrong,
  requestsDisagree,
  delayedAck,
  latenessDrifting,
  messagesLate,
  messagesWrong,
  linkDelayOff,
  linkPaused,
  linkSaturated,
];

/** Everything that forbids to conclude from a trial; empty when it is valid. */
export function reasonsAgainst(trial: GuardedTrial): readonly string[] {
  return GUARDS.map((guard) => guard(trial)).filter((reason) => reason !== undefined);
}
