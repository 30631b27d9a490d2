import { expect, test } from 'vitest';
import { METRICS } from '../core/metrics.ts';
import { GROUPS } from './columns.ts';
import { HEADLINE, MORE_HEADLINES, SATURATION_HEADLINE } from './headlines.ts';

const ids = METRICS.map(({ id }) => id);

test('every metric stands in exactly one group', () => {
  expect(GROUPS.flatMap(({ metrics }) => metrics).toSorted()).toEqual(ids.toSorted());
});

test('the headline names metrics that there are', () => {
  const more = MORE_HEADLINES.flatMap(({ metrics }) => metrics);
  expect(ids).toEqual(expect.arrayContaining([...HEADLINE.flat(), ...SATURATION_HEADLINE, ...more]));
});
