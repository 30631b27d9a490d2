import { setTimeout as delay } from 'node:timers/promises';
import { nowUs } from '../core/clock.ts';
import { bodiesOf, dueOffsets } from '../core/feed.ts';
import type { UserAgent } from '../core/receiving.ts';
import type { Microseconds } from '../core/units.ts';
import { echoTally } from './echo-tally.ts';
import { openLoop } from './open-loop.ts';
import type { UpstreamOutcome, UpstreamRun } from './upstream-calls.ts';

/** An agent of this process, by its number among all agents. */
type Sending = { readonly number: number; readonly agent: Pick<UserAgent, 'send'> };

/**
 * Sends the messages of this process's agents as planned, whether or not those before have come back (open loop).
 * Resolves once every echo has come, or the cap after the last message is over.
 */
export type SendUpstream = (run: UpstreamRun) => Promise<UpstreamOutcome>;

export function upstreamOf(agents: readonly Sending[]): SendUpstream {
  const senders = new Map(agents.map(({ number, agent }) => [number, senderOf(agent)]));
  return async ({ plan, startUs, agents: of, capUs }) => {
    const conversations = conversationsOf();
    const textOf = bodiesOf(plan);
    const due = dueOffsets(plan).flatMap((offsetUs, n) => {
      const sender = senders.get(n % of);
      return sender === undefined ? [] : [{ dueUs: startUs + offsetUs, text: () => textOf(n), sender }];
    });
    const echoes: Promise<void>[] = [];
    await openLoop(
      due.map(({ dueUs }) => dueUs),
      (index) => {
        const message = due[index];
        if (message !== undefined) {
          echoes.push(conversations.hold(message.sender, message.text(), message.dueUs));
        }
      },
    );
    await Promise.race([Promise.all(echoes), delay(capUs / 1_000, undefined, { ref: false })]);
    const atOnce = [...senders.values()].reduce((sum, { most }) => sum + most, 0);
    return { ...conversations.outcome(), atOnce };
  };
}

/** `most`: how many messages it has had under way at one time, ever. */
type Sender = { readonly send: NonNullable<UserAgent['send']>; underWay: number; most: number };

function senderOf(agent: Pick<UserAgent, 'send'>): Sender {
  return {
    send: (text) => agent.send?.(text) ?? Promise.reject(new Error('this transport has no way up')),
    underWay: 0,
    most: 0,
  };
}

function conversationsOf() {
  const tally = echoTally();
  return {
    async hold(sender: Sender, text: string, dueUs: Microseconds): Promise<void> {
      const sentUs = nowUs();
      tally.sent(sentUs - dueUs);
      sender.underWay += 1;
      sender.most = Math.max(sender.most, sender.underWay);
      try {
        const echo = await sender.send(text);
        const receivedUs = nowUs();
        if (echo === text) tally.echoed(receivedUs - dueUs, receivedUs - sentUs);
        else tally.wrong();
      } catch {
        // That its echo is missing from the count is what there is to say of it.
      } finally {
        sender.underWay -= 1;
      }
    },
    outcome: tally.outcome,
  };
}
