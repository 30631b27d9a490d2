import { EventEmitter } from 'node:events';
import autocannon, { type Options } from 'autocannon';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { startAutocannon } from './autocannon.ts';
import { examplePollTarget } from './example-poll-server.ts';

type Done = (error: unknown, result: unknown) => void;

const asked = vi.hoisted(() => ({ options: undefined as Options | undefined }));

vi.mock(import('autocannon'), async (importOriginal) => {
  const original = await importOriginal();
  return { ...original, default: Object.assign(vi.fn(original.default), original.default) };
});

beforeEach(() => {
  asked.options = undefined;
});

/** Has autocannon tell of so many answers, and report so many of each class as it ends. */
function standIn(told: number, reported: object): void {
  const instead = (options: Options, done: Done) => {
    asked.options = options;
    const instance = new EventEmitter();
    setImmediate(() => {
      for (let n = 0; n < told; n += 1) instance.emit('response', {}, 204, 159, 0.25);
    });
    const none = { '1xx': 0, '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0, errors: 0, timeouts: 0 };
    return Object.assign(instance, {
      stop: () => {
        setImmediate(() => {
          done(null, { ...none, ...reported });
        });
      },
    });
  };
  vi.mocked(autocannon).mockImplementationOnce(instead as never);
}

const TARGET = examplePollTarget(new URL('http://127.0.0.1:1/polling?after=abcd-0'));

describe('autocannon', () => {
  test('is given no rate, no workers and no end of its own, and all that it needs', () => {
    standIn(0, {});
    startAutocannon({ ...TARGET, fields: { Accept: '*/*' } }, () => undefined);
    expect(asked.options).toMatchObject({
      url: 'http://127.0.0.1:1/polling?after=abcd-0',
      connections: 3,
      timeout: 2,
      headers: { Accept: '*/*' },
    });
    expect(Object.keys(asked.options ?? {}).toSorted()).toEqual(
      ['connections', 'duration', 'headers', 'sampleInt', 'timeout', 'url'].toSorted(),
    );
    expect(asked.options?.duration).toBeGreaterThan(3_600);
  });

  test('is believed when it told of every answer that it reports', async () => {
    standIn(5, { '2xx': 5, errors: 3, timeouts: 1 });
    const times: number[] = [];
    const polling = startAutocannon(TARGET, (_, responseUs) => times.push(responseUs));
    await expect.poll(() => times).toEqual([250, 250, 250, 250, 250]);
    expect(await polling.stop()).toEqual({ errors: 2, timeouts: 1 });
  });

  test('is not believed when it kept answers to itself, as it does with workers', async () => {
    standIn(0, { '2xx': 140 });
    const polling = startAutocannon(TARGET, () => undefined);
    await expect(polling.stop()).rejects.toThrow('autocannon reports 140 answers and told of 0');
  });

  test('that refuses its options is a failure of one line', () => {
    expect(() => startAutocannon({ ...TARGET, timeoutUs: 1_000 }, () => undefined)).toThrow(Failure);
    expect(() => startAutocannon({ ...TARGET, connections: 0 }, () => undefined)).toThrow(
      /^autocannon refuses to run: connections can not be less than 1$/,
    );
  });
});
