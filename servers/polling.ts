import type { Serve } from '../bench/core/serving.ts';
import { askedCursor } from './asked-cursor.ts';
import { answerEcho } from './echo.ts';
import { answerPoll } from './poll-answer.ts';

/** Answers at once with what there is: history does all the work. */
export const serve: Serve = ({ log }) => ({
  http(request, response) {
    answerPoll(response, log.after(askedCursor(request)));
  },
  post: answerEcho,
  publish: () => 0,
  close() {
    // Nothing is held between two requests.
  },
});
