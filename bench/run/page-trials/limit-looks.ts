import { setTimeout as delay } from 'node:timers/promises';
import { openCalledPage, type CallPage } from '../../browser/called-page.ts';
import type { BrowserUser } from '../../browser/launch.ts';
import type { LimitCalls, LimitCounts } from '../../browser/limit-calls.ts';
import { nowUs } from '../../core/clock.ts';
import type { Observation, RampStep } from '../../core/observation.ts';
import type { Transport } from '../../transports.ts';
import type { LimitServer } from './limit-server.ts';

/** A page that holds what it could open, and what it is held against. */
export type LimitStage = {
  readonly server: LimitServer;
  readonly transport: Transport;
  /** How long anything is waited for until it counts as hanging. */
  readonly waitMs: number;
  readonly call: CallPage<LimitCalls>;
};

type CountsCall = (name: 'counts') => Promise<LimitCounts>;
type FetchCall = (name: 'fetch', url: string, waitMs: number) => Promise<number | null>;

/** A stage, as far as a look at what hangs needs it. */
type Looked<Call> = Pick<LimitStage, 'waitMs'> & {
  readonly server: Pick<LimitServer, 'origin' | 'publish' | 'counts'>;
  readonly call: Call;
};

/** What was seen of one thing, and whether it hung: asked for, and unknown to the server while others go on. */
export type Seen = { readonly hangs: boolean; readonly observation: Observation };

const LOOK_EVERY_MS = 20;

/** Opens a page of this user that has no subscription yet. */
export async function openLimitPage(stage: Omit<LimitStage, 'call'>, user: BrowserUser): Promise<LimitStage> {
  const { server, transport } = stage;
  const { call } = await openCalledPage<LimitCalls>(user, server.origin, {
    imports: { subscribe: `clients/browser/${transport}`, limitAgent: 'bench/browser/page/limit-agent' },
    expression: `limitAgent(subscribe, '${server.origin}/${transport}')`,
  });
  return { ...stage, call };
}

/** Opens one after the other, up to so many or until one is not accepted; counted in the page and at the server. */
export async function ramp({ call, server, waitMs }: LimitStage, most: number): Promise<readonly RampStep[]> {
  const steps: RampStep[] = [];
  const startUs = nowUs();
  let isAccepted = true;
  while (isAccepted && steps.length < most) {
    isAccepted = await call('open', waitMs);
    const { asked, accepted } = await call('counts');
    steps.push({ atUs: nowUs() - startUs, asked, accepted, ...server.counts() });
  }
  return steps;
}

export async function lookAtNext(stage: Looked<CountsCall>): Promise<Seen> {
  const later = await laterEvent(stage, 1);
  const { asked, accepted } = await stage.call('counts');
  const { requests, connections } = stage.server.counts();
  const over = connections === 1 ? '1 connection' : `${connections} connections`;
  const isTried = asked > accepted;
  const hangs = isTried && later.came && requests === accepted;
  const seen = isTried
    ? `${hangs ? 'hangs' : 'was not accepted'} after ${waited(stage)}: the server has had ${requests} requests, over ${over}; the ${accepted} that are open ${later.words}`
    : `was not tried: all ${accepted} are open, over ${over}, and ${later.words}`;
  const isShown = hangs || (!isTried && later.came);
  return { hangs, observation: observed(`subscription ${accepted + 1}`, isShown, seen) };
}

export async function lookAtFetch(stage: Looked<CountsCall & FetchCall>): Promise<Seen> {
  const { server, call, waitMs } = stage;
  const before = server.counts().requests;
  const status = await call('fetch', `${server.origin}/polling`, waitMs);
  const later = await laterEvent(stage, 2);
  const isUnseen = server.counts().requests === before;
  const hangs = status === null && isUnseen && later.came;
  const seen =
    status === null
      ? `${hangs ? 'hangs' : 'was not answered'} after ${waited(stage)}: it has ${isUnseen ? 'not ' : ''}reached the server; those that are open ${later.words}`
      : `is answered with ${status}`;
  return {
    hangs,
    observation: observed('a fetch to the same origin', hangs || status !== null, seen),
  };
}

export async function lookAtOtherPage(
  stage: LimitStage,
  user: BrowserUser,
  subject: string,
): Promise<Observation> {
  const { call } = await openLimitPage(stage, user);
  const isOpen = await call('open', stage.waitMs);
  return observed(subject, true, isOpen ? 'opens one at once' : `opens none in ${waited(stage)}`);
}

/** What waited for a connection goes on as soon as there is one. */
export async function lookAfterClosing(stage: LimitStage, closed: number): Promise<Observation> {
  const isOpen = await stage.call('closeFirst', closed, stage.waitMs);
  const seen = isOpen
    ? 'the one that hung opened: it had waited for a connection or a stream'
    : `the one that hung did not open in ${waited(stage)}`;
  return observed(`after ${closed} were closed`, isOpen, seen);
}

function observed(subject: string, shown: boolean, seen: string): Observation {
  return { subject, by: 'our half', shown, seen };
}

function waited({ waitMs }: Pick<LimitStage, 'waitMs'>): string {
  return `${waitMs / 1_000} s`;
}

/** Publishes, and waits until all that are open have had so many events. */
async function laterEvent(
  { server, call, waitMs }: Looked<CountsCall>,
  events: number,
): Promise<{ readonly came: boolean; readonly words: string }> {
  server.publish();
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += LOOK_EVERY_MS) {
    if ((await call('counts')).leastEvents >= events) return { came: true, words: 'had a later event' };
    await delay(LOOK_EVERY_MS);
  }
  return { came: false, words: 'did not have a later event' };
}
