import type { ContractCase } from './case.ts';
import { CAPABILITIES } from './cases/capabilities.ts';
import { CURSORS } from './cases/cursors.ts';
import { DELIVERY } from './cases/delivery.ts';
import { EVENT_STREAMS } from './cases/event-streams.ts';
import { GARBAGE_CASES } from './cases/garbage.ts';
import { GATE } from './cases/gate.ts';
import { HEARTBEATS } from './cases/heartbeats.ts';
import { SHARED_CONNECTIONS } from './cases/shared-connections.ts';
import { INTERRUPTION } from './cases/interruption.ts';
import { LEAVING } from './cases/leaving.ts';
import { LINES } from './cases/lines.ts';
import { ORIGINS } from './cases/origins.ts';
import { PAYLOADS } from './cases/payloads.ts';
import { POLLS } from './cases/polls.ts';
import { PUBLISHING } from './cases/publishing.ts';
import { HISTORY, RESUME } from './cases/resume.ts';
import { SLOW_READERS } from './cases/slow-readers.ts';
import { UPGRADE_GATE } from './cases/upgrade-gate.ts';
import { WAY_UP } from './cases/way-up.ts';
import { WEBSOCKETS } from './cases/websockets.ts';

/** THE contract: what must hold for every row that has what a case needs. */
export const CASES: readonly ContractCase[] = [
  ...CAPABILITIES,
  ...DELIVERY,
  ...PAYLOADS,
  ...RESUME,
  ...HISTORY,
  ...CURSORS,
  ...POLLS,
  ...EVENT_STREAMS,
  ...WEBSOCKETS,
  ...LINES,
  ...HEARTBEATS,
  ...SHARED_CONNECTIONS,
  ...INTERRUPTION,
  ...SLOW_READERS,
  ...LEAVING,
  ...GATE,
  ...ORIGINS,
  ...UPGRADE_GATE,
  ...GARBAGE_CASES,
  ...PUBLISHING,
  ...WAY_UP,
];
