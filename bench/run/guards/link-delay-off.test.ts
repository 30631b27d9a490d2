import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../core/measurement.ts';
import { DELAYED, linkWith, trialWith, valuesOf } from './example-trial.ts';
import { linkDelayOff } from './link-delay-off.ts';

const AS_ASKED = valuesOf([40, 20_400]);

/** Of 4 subscriptions, and 20 ms asked for each way. */
function reasonFor(up: Distribution, down: Distribution, medianLatenessUs = 21_000): string | undefined {
  const changes = {
    link: linkWith({ appliedDelay: { up, down } }),
    lateness: valuesOf([40, medianLatenessUs]),
  };
  return linkDelayOff(trialWith(changes, 'sse', DELAYED));
}

describe('the delay of a link', () => {
  test.each([
    ['2 % and a timer’s grain more in the median', valuesOf([40, 22_400])],
    ['as much less', valuesOf([40, 17_600])],
    ['5 ms more for all subscribers of one event', valuesOf([36, 20_400], [4, 90_000])],
    ['5 ms more at p99', valuesOf([98, 20_400], [5, 25_000])],
  ])('may be %s', (_, applied) => {
    expect(reasonFor(applied, AS_ASKED)).toBeUndefined();
    expect(reasonFor(AS_ASKED, applied)).toBeUndefined();
  });

  test.each([
    ['more in the median', valuesOf([40, 22_401]), '22.4 ms in the median and 22.4 ms at p99 for 20.0 ms'],
    ['less in the median', valuesOf([40, 17_599]), '17.6 ms in the median and 17.6 ms at p99 for 20.0 ms'],
    [
      '5 ms more for one event and a subscriber of the next',
      valuesOf([35, 20_400], [5, 25_001]),
      '20.4 ms in the median and 25.0 ms at p99 for 20.0 ms',
    ],
  ])('that is %s than that is not what was asked', (_, applied, words) => {
    expect(reasonFor(applied, AS_ASKED)).toBe(`the link did not keep its delay: up ${words}`);
    expect(reasonFor(AS_ASKED, applied)).toBe(`the link did not keep its delay: down ${words}`);
  });

  test('may be late by a tenth of the lateness', () => {
    const late = valuesOf([30, 20_400], [10, 40_000]);
    expect(reasonFor(late, AS_ASKED, 200_000)).toBeUndefined();
    expect(reasonFor(late, AS_ASKED, 190_000)).toBeDefined();
  });

  test('is not judged where nothing passed, nor where none was asked for', () => {
    expect(reasonFor(valuesOf(), valuesOf())).toBeUndefined();
    const appliedDelay = { up: valuesOf([40, 90_000]), down: valuesOf([40, 90_000]) };
    const link = linkWith({ delayed: false, appliedDelay });
    expect(linkDelayOff(trialWith({ link }))).toBeUndefined();
    expect(linkDelayOff(trialWith({}))).toBeUndefined();
  });
});
