import { nowUs } from '../bench/core/clock.ts';
import type { Receive, ReceiveContext } from '../bench/core/receiving.ts';
import { pollLoop, type NextAsk } from './poll-loop.ts';
import { postLine } from './post-line.ts';
import { userAgent } from './user-agent.ts';

/** Asks by the clock, whether or not there is anything new. */
export const receive: Receive = (context) =>
  userAgent(
    context,
    (handlers, cursor) => pollLoop(context, schedule(context), handlers, cursor),
    (line) => postLine(context, line),
  );

/** Each subscription has a phase of its own, so that clients that start together do not ask in step. */
function schedule({ options, random }: ReceiveContext): NextAsk {
  const { pollEveryUs, pollSchedule } = options;
  if (pollSchedule === 'rest') {
    let restUs = random() * pollEveryUs;
    return () => {
      const momentUs = nowUs() + restUs;
      restUs = pollEveryUs;
      return momentUs;
    };
  }
  const phaseUs = nowUs() + random() * pollEveryUs;
  // The next tick that is still to come: those that passed while a request was out are skipped.
  return () => phaseUs + Math.max(0, Math.floor((nowUs() - phaseUs) / pollEveryUs) + 1) * pollEveryUs;
}
