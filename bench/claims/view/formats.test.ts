import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES } from '../../report/formats.ts';
import { choicesOf } from '../choice/choose.ts';
import { RECOMMENDATIONS } from '../choice/recommendations.ts';
import { CLAIMS } from '../claims.ts';
import { eachFigure, figuresOf, onlyRepetitions, without } from '../example-changes.ts';
import { exampleEvidence, type Change } from '../example-evidence.ts';
import { judgeClaims } from '../judge.ts';
import { matrixOf } from '../matrix/matrix.ts';
import type { Language } from '../text.ts';
import { CLAIMS_FORMATS } from './formats.ts';
import type { ClaimsReport } from './report.ts';

const CHOSEN = ['long-stores-briefly', 'long-reconnects', 'sse-h1-limit'];

function reportOf(ids: readonly string[], ...changes: readonly Change[]): ClaimsReport {
  const evidence = exampleEvidence(...changes);
  const judged = judgeClaims(
    CLAIMS.filter(({ id }) => ids.includes(id)),
    evidence,
  );
  return { judged, evidence, shows: { kind: 'claims' }, notes: ['x.json is passed over'] };
}

const report = reportOf(CHOSEN, without('keep-alive'));
const rendered = (format: (typeof FORMAT_NAMES)[number], language: Language = 'en', of = report): string =>
  CLAIMS_FORMATS[format](of, { language, brief: false });

describe.each(['en', 'ru'] as const)('claims on a narrow terminal, in %s', (language) => {
  const everything = reportOf(CLAIMS.map(({ id }) => id));
  const { judged, evidence } = everything;
  const narrow = (shows: ClaimsReport['shows']): string =>
    CLAIMS_FORMATS.table({ ...everything, shows }, { language, brief: false, width: 80 });
  const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

  test.each([
    ['each', { kind: 'claims' }],
    ['as a matrix', { kind: 'matrix', matrix: matrixOf(judged, evidence) }],
    ['as a choice', { kind: 'choice', choices: choicesOf(RECOMMENDATIONS, judged, evidence) }],
  ] as const)('fit it: %s', (_, shows) => {
    expect(longest(narrow(shows))).toBeLessThanOrEqual(80);
  });

  test('have their figures below them, the same as beside them', () => {
    const figures = (text: string): readonly string[] =>
      text
        .split('\n')
        .flatMap((line) => / {2}(\S+(?: \S+)?(?: {2}×.*)?  +\d+)$/.exec(line)?.[1] ?? [])
        .map((line) => line.replaceAll(/ +/g, ' '));
    const wide = rendered('table', language, everything);
    expect(longest(wide)).toBeGreaterThan(80);
    expect(figures(wide).length).toBeGreaterThan(100);
    expect(figures(narrow({ kind: 'claims' }))).toEqual(figures(wide));
  });
});

describe('claims as a table', () => {
  test('stand with verdict, figures, ratio and repetitions, and what to do where runs are missing', () => {
    expect(rendered('table').split('\n').slice(0, 15)).toEqual([
      'claim                                   verdict     figure                                measured  first ÷ this   n',
      '────────────────────────────────────────────────────────────────────────────────────────────────────────────────────',
      'long-stores-briefly                     holds       greatest age when handed over',
      'The server keeps events only while the                long polling, 0 ms                    1.5 ms                 1',
      'client reconnects.                                    long polling, 100 ms                  202 ms                 1',
      '                                                      long polling                         2.01 ms                10',
      '                                                      polling                               998 ms  ×0.00201      10',
      '',
      'long-reconnects                         unmeasured',
      'Long polling reconnects more.',
      '→ to measure: pushbench run keep-alive',
      '',
      'sse-h1-limit                            holds       subscriptions of a page open at once',
      'HTTP/1.x limits it.                                   SSE (HTTP/1.1)                             6                 1',
      '                                                      SSE (HTTP/2)                             128                 1',
    ]);
  });

  test('end with what they were judged from, and what was passed over', () => {
    const text = rendered('table');
    expect(text).toContain('Judged from:\n  standard: standard.json, ×1, 2026-01-02\n');
    expect(text).toContain('  verify: verify-python.json, python\n  Example CPU @ 2.50GHz, 2 cores, ');
    expect(text).toMatch(/\n\nA delay is that of a link, .*\nx\.json is passed over$/);
  });

  test('say in Russian what they say in English', () => {
    const lines = rendered('table', 'ru').split('\n');
    expect(lines[0]).toMatch(/^утверждение +вывод +показатель +измерено +первое ÷ это +n$/);
    expect(lines[2]).toMatch(/^long-stores-briefly +верно +наибольший возраст при выдаче$/);
    expect(lines[3]).toMatch(/ длинный опрос, 0 мс +1,5 мс +1$/);
    expect(lines).toContain('→ измерить: pushbench run keep-alive');
  });

  test('say what a verdict turns on, and how many repetitions are wanting', () => {
    const depends = rendered('table', 'en', reportOf(['polling-wasted']));
    expect(depends).toContain('→ while λT < 0.693 (between 0.69 and');
    const few = rendered('table', 'en', reportOf(['ws-duplex'], onlyRepetitions('duplex', 2)));
    expect(few).toContain('→ wants at least 6 valid repetitions');
  });

  test('say what is to be explained where nothing can be concluded', () => {
    const off = eachFigure('sweep-poll', 'requests.empty', 'polling', (value) => value / 2);
    expect(rendered('table', 'en', reportOf(['polling-wasted'], off))).toContain(
      '→ off the formula by more than is',
    );
  });

  test('show events that never came as infinite', () => {
    const never = figuresOf('standard', 'lateness.p50', { sse: new Array<null>(10).fill(null) });
    expect(rendered('table', 'en', reportOf(['sse-prompt'], never))).toMatch(/SSE \(HTTP\/1\.1\) +∞ +10$/m);
  });
});

describe('claims in Markdown', () => {
  test('have a row each, with the condition beside the verdict, and nothing that is markup by chance', () => {
    const lines = rendered('markdown', 'en', reportOf(['polling-wasted', 'sse-h1-limit'])).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '| claim | verdict | figure |',
      '| :-- | :-- | :-- |',
      '| Most of its requests find nothing. (polling-wasted) | ◐ depends: while λT \\< 0.693 (between 0.69 and 1; by the formula: 0.693) | empty answers – polling, λT 0.1: 90.5 %; polling, λT 0.69: 50.2 %; polling, λT 1: 36.8 %; polling, λT 5: 0.674 % |',
      '| HTTP/1.x limits it. (sse-h1-limit) | ✓ holds | subscriptions of a page open at once – SSE (HTTP/1.1): 6; SSE (HTTP/2): 128 |',
    ]);
  });
});

describe('a short form', () => {
  const few = (format: 'table' | 'markdown'): string =>
    CLAIMS_FORMATS[format](reportOf(['long-stores-briefly', 'polling-headers']), {
      language: 'en',
      brief: true,
    });

  test('has the first four figures of what tells most', () => {
    expect(few('table')).toContain('header bytes per event');
    expect(few('table')).not.toContain('overhead per event');
    const [, , , headers] = few('markdown').split('\n');
    expect(headers?.split('; ')).toHaveLength(4);
  });

  test('names runs, machines and what was passed over once', () => {
    expect(few('markdown')).toMatch(/^- \., 2026-01-02: standard ×1, fanout ×1, /m);
    expect(few('markdown')).toMatch(/^- x\.json is passed over$/m);
  });
});

describe('claims in CSV', () => {
  test('have a record for each figure, in base units, and one where there is none', () => {
    const [head, ...records] = rendered('csv').split('\r\n');
    expect(head).toBe(
      'claim,verdict,figure,of,from,value,unit,n,low,high,predicted,allowed,ratio,ratio_low,ratio_high,p,condition,turns_at',
    );
    expect(records[0]).toBe(
      'long-stores-briefly,holds,greatest age when handed over,"long polling, 0 ms",sweep-delay,1500,us,1,,,,,,,,,,',
    );
    expect(records).toContain('long-reconnects,unmeasured,,,,,,,,,,,,,,,,');
    expect(records.filter((record) => record.startsWith('sse-h1-limit,holds,'))).toContain(
      'sse-h1-limit,holds,subscriptions of a page open at once,SSE (HTTP/1.1),connection-limit,6,count,1,,,6,0,,,,,,',
    );
  });
});

describe('what a verdict turns on', () => {
  test('is in each record of CSV, with the number by itself, where there is one', () => {
    const records = rendered('csv', 'en', reportOf(['polling-wasted', 'long-reconnects'])).split('\r\n');
    const [, turning] = records;
    expect(turning).toMatch(
      /^polling-wasted,depends,.*,while λT < 0\.693 \(between 0\.69 and 1; by the formula: 0\.693\),0\.69\d+$/,
    );
    expect(records.at(-1)).toMatch(/^long-reconnects,depends,.*,"yes: requests, .*",$/);
  });
});

describe('delayed figures', () => {
  test('have what a link cannot do beside them, in every format for reading, and only they', () => {
    for (const format of ['table', 'markdown', 'json'] as const) {
      expect(rendered(format, 'en', reportOf(['long-prompt']))).toMatch(/A delay is that of a link, /);
      expect(rendered(format, 'en', reportOf(['polling-wasted']))).not.toMatch(/A delay is/);
    }
  });
});

describe('claims as JSON', () => {
  test('have both languages, whatever is asked for, and the commands that would measure what is missing', () => {
    const parsed = JSON.parse(rendered('json', 'ru')) as { claims: Record<string, unknown>[] };
    const [first, second] = parsed.claims;
    expect(first).toMatchObject({
      id: 'long-stores-briefly',
      verdict: 'holds',
      needs: ['sweep-delay', 'standard'],
    });
    expect(first?.['sentence']).toEqual({
      en: 'The server keeps events only while the client reconnects.',
      ru: 'Сервер хранит события, только пока клиент переподключается.',
    });
    expect(second).toMatchObject({ verdict: 'unmeasured', commands: ['pushbench run keep-alive'] });
    expect(parsed).not.toHaveProperty('countedFiles');
  });

  test('have the files behind the counts, for whom each counts, beside claims that rest on them', () => {
    const parsed: unknown = JSON.parse(rendered('json', 'en', reportOf(['sse-simple'])));
    const shared: unknown = expect.objectContaining({
      file: 'clients/shared.ts',
      lines: 100,
      countsFor: [],
    });
    const listed: unknown = expect.arrayContaining([shared]);
    expect(parsed).toMatchObject({ countedFiles: { node: listed, page: listed } });
  });
});

describe('every format', () => {
  test('has no colours and no line end of its own', () => {
    for (const format of FORMAT_NAMES) {
      const text = rendered(format);
      expect(text).not.toContain('\u001B');
      expect(text.endsWith('\n')).toBe(false);
    }
  });
});
