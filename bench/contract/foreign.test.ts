import { describe, expect, onTestFinished, test } from 'vitest';
import { TRANSPORTS } from '../transports.ts';
import { CASES } from './cases.ts';
import * as mutants from './example-mutants.ts';
import { failures, resultsOf, served } from './example-served.ts';
import type { Subject } from './subject.ts';
import { verifyServer } from './verify-server.ts';

describe('the contract, from outside', () => {
  test('is kept by our own server', async () => {
    const { server } = await served();
    const verdicts = await verifyServer(server, () => undefined, { patienceUs: 20_000_000 });
    expect(verdicts.map(({ declared: { name } }) => name)).toEqual(TRANSPORTS);
    expect(verdicts.flatMap(({ results }) => failures(results))).toEqual([]);
    for (const { declared, results } of verdicts) {
      expect(results.map((result) => result.case)).toEqual(CASES);
      const lacks = results.flatMap((result) => (result.state === 'skipped' ? result.lacks : []));
      expect(lacks, declared.name).toEqual(expect.arrayContaining(['ours', 'restartable']));
    }
  }, 120_000);

  test('is kept over HTTP/2, in what is different there', async () => {
    const { server } = await served({ http: 2 });
    const cases = CASES.filter(({ rule }) => DIFFERENT_OVER_HTTP2.includes(rule));
    const verdicts = await verifyServer(server, () => undefined, { patienceUs: 20_000_000, cases });
    expect(verdicts.map(({ declared: { name } }) => name)).toEqual([
      'polling over HTTP/2',
      'long-polling over HTTP/2',
      'sse over HTTP/2',
    ]);
    expect(verdicts.flatMap(({ results }) => failures(results))).toEqual([]);
  }, 120_000);
});

/** Delivery, shared connections, capabilities, publishing. */
const DIFFERENT_OVER_HTTP2: readonly number[] = [1, 17, 23, 24];

const BREACHES = [
  ['drops an event', mutants.replacingVictim(() => []), 'delivery/order', 1],
  ['sends an event twice', mutants.replacingVictim((victim) => [victim, victim]), 'delivery/order', 1],
  ['sends events in another order', mutants.swapping, 'delivery/order', 1],
  ['ignores cursors', mutants.ignoringCursors, 'resume/from-a-cursor', 5],
  ['says nothing of gaps', mutants.concealingGaps, 'cursors/malformed', 6],
] as const;

describe('a server of somebody who', () => {
  test.each(BREACHES)('%s is told the rule', async (_, alter, id, rule) => {
    const { server } = await served({ alter });
    const results = await resultsOf(server, 'polling', [id]);
    expect(results).toEqual([expect.objectContaining({ state: 'failed' })]);
    expect(results[0]?.case.rule).toBe(rule);
  });
});

describe('a server that', () => {
  test('others publish to as well is verified where they do not disturb, and the others are named', async () => {
    const { origin, server } = await served();
    const disturbing = setInterval(() => origin.publish('of somebody else'), 1);
    onTestFinished(() => {
      clearInterval(disturbing);
    });
    const ids = ['capabilities/declared', 'delivery/order', 'event-streams/head'];
    const [, order, head] = await resultsOf(server, 'sse', ids);
    expect(head?.state).toBe('passed');
    expect(order).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(
        /; meanwhile others published \d+ events, so verify a server that nobody else publishes to$/,
      ) as string,
    });
  });

  test('others have disturbed once is tried again', async () => {
    const { origin, server } = await served();
    let tries = 0;
    const cases = [
      {
        id: 'a/case',
        rule: 1,
        title: '',
        needs: [],
        async run(subject: Subject) {
          await subject.publish('a');
          if (tries === 0) origin.publish('of somebody else');
          await subject.publish('b');
          tries += 1;
          if (tries === 1) throw new Error('a surprise');
        },
      },
    ];
    expect(await resultsOf(server, 'sse', [], { cases })).toMatchObject([{ state: 'passed' }]);
    // Once more in the first row, and once in each of the others.
    expect(tries).toBe(5);
  });

  test('fails without others is not tried again', async () => {
    const { server } = await served();
    let tries = 0;
    const run = (): Promise<void> => {
      tries += 1;
      return Promise.reject(new Error('no'));
    };
    const cases = [{ id: 'a/case', rule: 1, title: '', needs: ['stream' as const], run }];
    expect(await resultsOf(server, 'sse', [], { cases })).toMatchObject([{ state: 'failed', message: 'no' }]);
    expect(tries).toBe(2);
  });
});
