import { describe, expect, test } from 'vitest';
import type { Parameters } from '../core/result.ts';
import { againstItself } from '../suites/against-itself.ts';
import { ARTICLE, QUICK_ARTICLE } from '../suites/article.ts';
import { besideBrowser } from '../suites/beside-browser.ts';
import { besideOurs } from '../suites/beside-ours.ts';
import { narrowed } from '../suites/narrowed.ts';
import type { Suite } from '../suites/suite.ts';
import { SUITES } from '../suites/suites.ts';
import { isSuiteAsked, SUITES_ASKED, type SuiteAsked } from './evidence-names.ts';
import { exampleSuiteRun } from './example-suite-run.ts';
import { differencesFromSuite } from './own-scenario.ts';

function differences(name: SuiteAsked, its: Suite): readonly string[] {
  return differencesFromSuite(name, exampleSuiteRun(name, its));
}

function changed(name: SuiteAsked, changes: Partial<Parameters>, rows = SUITES[name].rows): Suite {
  const suite: Suite = SUITES[name];
  return { ...suite, rows, parameters: { ...suite.parameters, ...changes } };
}

const PY = { name: 'py', url: 'http://127.0.0.1:1' } as const;
const WITH_FEED = SUITES_ASKED.filter((name) => SUITES[name].parameters.load === 'feed');
const WITHOUT_VARIANTS = ['standard', 'fanout', 'waiting'] as const;

describe('a run is evidence', () => {
  test.each(SUITES_ASKED)('of %s as it is by itself', (name) => {
    expect(differences(name, SUITES[name])).toEqual([]);
  });

  test('as a part of the article run, and of its first look', () => {
    const runs = [...ARTICLE, ...QUICK_ARTICLE];
    const found = runs.map((run) => isSuiteAsked(run.suite) && differences(run.suite, narrowed(run)));
    expect(found).toEqual(runs.map(() => []));
  });

  test('of the same at another scale', () => {
    const scale = {
      agents: 3,
      ratePerSecond: 9,
      bodyBytes: 7,
      pollEveryUs: 5,
      durationUs: 4,
      warmupUs: 3,
      holdUs: 2,
    };
    expect(differences('standard', changed('standard', { ...scale, upstreamPerSecond: 1 }))).toEqual([]);
    expect(differences('standard', changed('standard', { arrival: 'burst', drivers: 2 }))).toEqual([]);
  });

  test('where what was asked changes nothing: what variants or rows keep, and a link that is there anyway', () => {
    expect(differences('sweep-delay', changed('sweep-delay', { delayUpUs: 9, delayDownUs: 9 }))).toEqual([]);
    expect(differences('waiting', changed('waiting', { http: 1 }, ['polling', 'sse', 'websocket']))).toEqual(
      [],
    );
    expect(
      differences('waiting', changed('waiting', { http: 2 }, ['sse-h2', 'websocket', 'raw-tcp'])),
    ).toEqual([]);
    expect(differences('bytes', changed('bytes', { link: true }))).toEqual([]);
  });
});

describe('a run is none', () => {
  test.each<readonly [SuiteAsked, Partial<Parameters>, readonly string[]]>([
    ['waiting', { http: 2 }, ['http 2, not by default']],
    ['waiting', { http: 1 }, ['http 1, not by default']],
    ['waiting', { tls: true }, ['tls on, not off']],
    ['standard', { delayUpUs: 50_000, delayDownUs: 50_000 }, ['delay 50 ms, not 0 µs']],
    ['standard', { link: true }, ['link on, not off']],
    ['fanout', { slowReaders: 8 }, ['slow-readers 8, not 0']],
    ['fanout', { goneSubscribers: 8 }, ['gone-subscribers 8, not 0']],
    ['sweep-poll', { answerWorkUs: 400 }, ['answer-work 400 µs, not 0 µs']],
    ['sweep-poll', { pollSchedule: 'rest' }, ['poll-schedule rest, not ticks']],
    ['sweep-hold', { trigger: 'post' }, ['trigger post, not feed']],
    ['broadcast', { trigger: 'feed' }, ['trigger feed, not post']],
    ['duplex', { requestHeaders: 'chromium' }, ['headers chromium, not bare']],
    ['duplex', { ledger: true }, ['ledger on, not off']],
    [
      'standard',
      { load: 'closed-loop', keepAlive: false },
      ['load closed-loop, not feed', 'keep-alive off, not on'],
    ],
  ])('of %s with %j', (name, changes, expected) => {
    expect(differences(name, changed(name, changes))).toEqual(expected);
  });

  test.each(WITH_FEED)('of %s beside a server of somebody, or in pages', (name) => {
    const suite: Suite = SUITES[name];
    expect(
      differences(
        name,
        besideOurs(suite, PY, () => true),
      ),
    ).toContain('server py (http://127.0.0.1:1), not pushbench');
    expect(differences(name, besideBrowser(suite, null))).toContain('client chromium, not node');
  });

  test.each(WITHOUT_VARIANTS)('of %s against itself', (name) => {
    expect(differences(name, againstItself(SUITES[name]))).toEqual(['the variants A and B']);
  });
});
