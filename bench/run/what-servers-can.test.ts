import { describe, expect, test } from 'vitest';
import type { Parameters } from '../core/result.ts';
import { DEFAULT_PARAMETERS } from '../suites/default-parameters.ts';
import type { RowId } from '../transports.ts';
import { obstacleInWords } from './obstacle.ts';
import { obstacleToOtherSubscribers, obstacleToTheirs } from './what-servers-can.ts';

const THEIRS: Partial<Parameters> = { server: { name: 'theirs', command: ['serve'] }, trigger: 'post' };
const AT = (url: string): Partial<Parameters> => ({ ...THEIRS, server: { name: 'theirs', url } });

function obstacle(changes: Partial<Parameters>, row: RowId = 'sse'): string | undefined {
  const found = obstacleToTheirs(row, { ...DEFAULT_PARAMETERS, ...changes });
  return found && obstacleInWords(found);
}

describe("somebody's server", () => {
  test.each<readonly [string, Partial<Parameters>]>([
    ['as the suites are', THEIRS],
    ['through a link', { ...THEIRS, ledger: true, tls: true }],
    ['through a link to this machine', { ...AT('http://localhost:1'), delayUpUs: 1 }],
    ['on another machine', AT('http://192.0.2.1:80')],
    ['over streams, however long requests are held', { ...THEIRS, holdUs: 1 }],
  ])('can be measured %s', (_, changes) => {
    expect(obstacle(changes)).toBeUndefined();
  });

  test.each<readonly [RowId, Partial<Parameters>, RegExp]>([
    ['polling', { load: 'closed-loop' }, /^the load closed-loop is for servers of ours/],
    ['sse', { trigger: 'feed' }, /by POST; leave out --trigger$/],
    ['sse', { answerWorkUs: 1 }, /^--answer-work and --response-headers /],
    ['sse', { responseHeaders: 'proxied' }, /^--answer-work and --response-headers /],
    ['long-polling', { holdUs: 1 }, /leave out --hold$/],
    ['sse', { ...AT('http://192.0.2.1:80'), ledger: true }, /are for servers on this machine$/],
  ])('cannot over %s with %j', (row, changes, message) => {
    expect(obstacle({ ...THEIRS, ...changes }, row)).toMatch(message);
    expect(obstacle({ ...changes, server: 'pushbench' }, row)).toBeUndefined();
  });
});

describe('subscribers that never read, or leave', () => {
  const others = (changes: Partial<Parameters>, row: RowId = 'sse'): string | undefined =>
    obstacleToOtherSubscribers(row, { ...DEFAULT_PARAMETERS, ...changes });

  test.each(['slowReaders', 'goneSubscribers'] as const)('are for streams without a link: %s', (key) => {
    expect(others({ [key]: 1 })).toBeUndefined();
    expect(others({ [key]: 1 }, 'polling')).toMatch(/^--slow-readers and --gone-subscribers are for streams/);
    expect(others({ [key]: 1, tls: true })).toMatch(/leave out --tls/);
    expect(others({ [key]: 1, load: 'autocannon' })).toMatch(/leave out --load$/);
    expect(others({ [key]: 0, tls: true }, 'polling')).toBeUndefined();
  });
});
