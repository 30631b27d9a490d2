import { connectionLimit } from './page-trials/connection-limit.ts';
import { eventSourceFeatures } from './page-trials/event-source-features.ts';
import type { PageTrialCalls } from './page-trials/page-trial-calls.ts';
import { answerCalls } from './remote-calls.ts';

const channel = answerCalls({
  perform: (plan) => (plan.load === 'connection-limit' ? connectionLimit(plan) : eventSourceFeatures()),
  close() {
    setImmediate(() => {
      channel.leave();
    });
  },
} satisfies PageTrialCalls);
