import { describe, expect, test } from 'vitest';
import { contenderName } from '../../core/contender.ts';
import { ARTICLE } from '../../suites/article.ts';
import { narrowed } from '../../suites/narrowed.ts';
import { contendersOf } from '../../suites/suite.ts';
import { CLAIMS } from '../claims.ts';
import { figuresOf, uncounted, without } from '../example-changes.ts';
import { exampleEvidence, type Change } from '../example-evidence.ts';
import { exactly } from '../example-figures.ts';
import { judgeClaims } from '../judge.ts';
import { LANGUAGES, type Language } from '../text.ts';
import { choiceLine, choiceRecords } from './choice-text.ts';
import { choicesOf, type Choice } from './choose.ts';
import { RECOMMENDATIONS } from './recommendations.ts';

function choice(id: string, ...changes: readonly Change[]): Choice {
  const wanted = RECOMMENDATIONS.filter((one) => one.id === id);
  const claims = CLAIMS.filter((claim) => wanted.some(({ presumes }) => claim.id in presumes));
  const evidence = exampleEvidence(...changes);
  const [found] = choicesOf(wanted, judgeClaims(claims, evidence), evidence);
  if (found === undefined) throw new Error(`there is no recommendation ${id}`);
  return found;
}

function line(id: string, language: Language, ...changes: readonly Change[]): string {
  return choiceLine(choice(id, ...changes), language);
}

describe('every recommendation', () => {
  test('rests on claims that there are, and names its figures in both languages', () => {
    const ids = CLAIMS.map(({ id }) => id);
    for (const { id, sentence, figures, presumes } of RECOMMENDATIONS) {
      expect(Object.keys(presumes), id).not.toEqual([]);
      expect(ids, id).toEqual(expect.arrayContaining(Object.keys(presumes)));
      expect(figures.length, id).toBeGreaterThan(1);
      for (const language of LANGUAGES) {
        const named = [...sentence[language].matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index));
        expect(named.toSorted(), id).toEqual([...figures.keys()]);
      }
    }
  });

  test('takes its figures from what the article runs', () => {
    const run = new Set(
      ARTICLE.flatMap((part) => {
        const suite = narrowed(part);
        return contendersOf(suite, suite.rows).map((one) => `${part.suite} ${contenderName(one)}`);
      }),
    );
    for (const { id, figures } of RECOMMENDATIONS) {
      for (const source of figures) {
        if ('suite' in source) expect(run, id).toContain(`${source.suite} ${source.contender}`);
      }
    }
  });
});

describe('a recommendation', () => {
  test('has the figures of these runs in it, in either language', () => {
    expect(line('many-tabs', 'en')).toMatch(
      /opens 6 streams to one origin, over HTTP\/2 128, .*\(rests on sse-h1-limit: holds\)$/,
    );
    expect(line('many-tabs', 'ru')).toMatch(
      / 6 потоков, по HTTP\/2 128, .*\(основание: sse-h1-limit: верно\)$/,
    );
  });

  test('follows the figures', () => {
    const other = figuresOf('connection-limit', 'limit.opened', { 'sse-h2': [100] });
    expect(line('many-tabs', 'en', other)).toContain('over HTTP/2 100');
  });

  test('warns where the claim that it presumes came out otherwise', () => {
    const unlimited = figuresOf('connection-limit', 'limit.opened', { sse: exactly(40) });
    expect(line('many-tabs', 'en', unlimited)).toMatch(
      /Beware, these runs do not bear it out: sse-h1-limit: (fails|depends)\.$/,
    );
    expect(line('many-tabs', 'en')).not.toContain('Beware');
  });

  test('says what was not measured, and does not lean on it', () => {
    expect(line('to-all', 'en', without('broadcast'))).toMatch(
      /within \(not measured\) of the trigger .* Beware, .* sse-broadcast: unmeasured\.$/,
    );
    expect(line('may-be-late', 'en', uncounted)).toContain('its two halves have (not measured) lines');
  });

  test('tells how often these runs polled', () => {
    expect(line('may-be-late', 'en')).toMatch(/Asked every \d+ m?s, they come 50\d ms late in the mean/);
  });

  test('knows whether a delay had a part in its figures', () => {
    expect(choice('no-streams').isDelayed).toBe(true);
    expect(choice('may-be-late').isDelayed).toBe(false);
  });

  test('is a record for each claim that it presumes, with nothing in bold', () => {
    const [head, ...records] = choiceRecords([choice('many-tabs'), choice('to-all')], 'en');
    expect(records.every((record) => record.length === head?.length)).toBe(true);
    expect(records.map(([, text]) => text).join()).not.toContain('**');
    expect(records.map(([id, , claim, verdict]) => [id, claim, verdict])).toContainEqual([
      'many-tabs',
      'sse-h1-limit',
      'holds',
    ]);
  });
});
