import { expect, test } from 'vitest';
import { METRICS } from '../core/metrics.ts';
import { GROUPS, HEADLINE } from './columns.ts';

const ids = METRICS.map(({ id }) => id);

test('every metric stands in exactly one group', () => {
  expect(GROUPS.flatMap(({ metrics }) => metrics).toSorted()).toEqual(ids.toSorted());
});

test('the headline names metrics that there are', () => {
  expect(ids).toEqual(expect.arrayContaining(HEADLINE.flat()));
});
