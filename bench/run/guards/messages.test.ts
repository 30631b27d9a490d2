import { describe, expect, test } from 'vitest';
import type { UpstreamMeasurement } from '../../core/measurement.ts';
import { linkWith, trialWith, valuesOf } from './example-trial.ts';
import { messagesLate } from './messages-late.ts';
import { messagesWrong } from './messages-wrong.ts';

const ECHOES: UpstreamMeasurement = {
  planned: 200,
  sent: 200,
  echoed: 200,
  wrong: 0,
  echo: valuesOf([200, 900]),
  roundTrip: valuesOf([200, 600]),
  sendDelay: valuesOf([200, 300]),
  requests: 200,
  atOnce: 4,
};

const trialOf = (changes: Partial<UpstreamMeasurement>) => trialWith({ upstream: { ...ECHOES, ...changes } });

describe('messages that are sent up', () => {
  test('and come back as they were are right, and so is a trial without any', () => {
    for (const trial of [trialOf({}), trialWith({})]) {
      expect(messagesWrong(trial)).toBeUndefined();
      expect(messagesLate(trial)).toBeUndefined();
    }
  });

  test('are what the plan says, or the trial is another', () => {
    expect(messagesWrong(trialOf({ sent: 199 }))).toBe('199 of 200 messages were sent up');
  });

  test('come back with their own text', () => {
    expect(messagesWrong(trialOf({ echoed: 197, wrong: 3 }))).toBe(
      '3 of 200 messages came back with another text',
    );
    expect(messagesWrong(trialOf({ echoed: 197 }))).toBeUndefined();
  });

  test('are sent in time, by 5 ms or a tenth of what they take', () => {
    const late = valuesOf([190, 300], [10, 6_000]);
    expect(messagesLate(trialOf({ sendDelay: late }))).toBe(
      'the clients themselves sent messages late (p99 6.0 ms, against a median echo of 0.9 ms); the machine was too busy',
    );
    expect(messagesLate(trialOf({ sendDelay: late, echo: valuesOf([200, 60_000]) }))).toBeUndefined();
    const untold = trialWith({
      upstream: { ...ECHOES, sendDelay: late },
      link: linkWith({ delayed: false }),
    });
    expect(messagesLate(untold)).toBeUndefined();
  });
});
