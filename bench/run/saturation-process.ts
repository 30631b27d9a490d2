import { answerCalls } from './remote-calls.ts';
import { preparePolls, type PreparedPolls } from './saturation/prepared-polls.ts';
import type { SaturationCalls } from './saturation/saturation-calls.ts';

let polls: PreparedPolls | undefined;

function prepared(): PreparedPolls {
  if (polls === undefined) throw new Error('the polls are not prepared yet');
  return polls;
}

const channel = answerCalls({
  async prepare(setup) {
    polls = await preparePolls(setup);
  },
  start: ({ eventsPerPoll }) => prepared().start(eventsPerPoll),
  window: (window) => {
    prepared().window(window);
  },
  readings: () => prepared().readings(),
  async close() {
    await prepared().stop();
    setImmediate(() => {
      channel.leave();
    });
  },
} satisfies SaturationCalls);
