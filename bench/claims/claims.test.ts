import { describe, expect, test } from 'vitest';
import { contenderName } from '../core/contender.ts';
import { metricOf } from '../core/metrics.ts';
import { ARTICLE, QUICK_ARTICLE } from '../suites/article.ts';
import { narrowed } from '../suites/narrowed.ts';
import { contendersOf } from '../suites/suite.ts';
import { SUITES } from '../suites/suites.ts';
import { CLAIMS } from './claims.ts';
import { SUITES_ASKED } from './evidence-names.ts';
import type { Evidence } from './evidence.ts';
import { exampleEvidence } from './example-evidence.ts';
import { BROADCAST, DERIVED_NAMES, DUPLEX, figureWords, METRIC_NAMES } from './figure-names.ts';
import { judgeClaims } from './judge.ts';
import { QUALITIES } from './matrix/qualities.ts';
import { LANGUAGES, type Text } from './text.ts';
import { HEADS, SECTIONS, VERDICT_MEANINGS, VERDICT_WORDS } from './view/words.ts';

const NOTHING: Evidence = { runs: new Map(), simplicity: undefined, verifications: [] };

/** Every text there is, however deep. */
function textsIn(value: unknown): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value || 'ru' in value) return [value as Text];
  return Object.values(value).flatMap(textsIn);
}

describe('the claims', () => {
  test('are the twenty-two of the articles, each once', () => {
    const ids = CLAIMS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(22);
    expect(ids.filter((id) => id.startsWith('polling-'))).toHaveLength(5);
    expect(ids.filter((id) => id.startsWith('long-'))).toHaveLength(6);
  });

  test('are all unmeasured without evidence, and name exactly what they need', () => {
    for (const { claim, finding } of judgeClaims(CLAIMS, NOTHING)) {
      expect(finding.verdict, claim.id).toBe('unmeasured');
      const missing = finding.verdict === 'unmeasured' ? finding.missing : [];
      expect([...missing].sort(), claim.id).toEqual([...claim.needs].sort());
    }
  });

  test('are all judged as soon as there is evidence, and show figures', () => {
    for (const { claim, finding } of judgeClaims(CLAIMS, exampleEvidence())) {
      expect(['holds', 'fails', 'depends', 'stated'], claim.id).toContain(finding.verdict);
      expect(finding.figures.length, claim.id).toBeGreaterThan(0);
      expect(finding.reasons.length, claim.id).toBeGreaterThan(0);
    }
  });

  test('give a verdict on everything but what is marked as stated', () => {
    const stated = judgeClaims(CLAIMS, exampleEvidence()).filter(
      ({ finding }) => finding.verdict === 'stated',
    );
    expect(stated.map(({ claim }) => claim.id)).toEqual(['sse-new-api', 'ws-everywhere']);
  });

  test('are judged alike from the same evidence', () => {
    const once = () => JSON.stringify(judgeClaims(CLAIMS, exampleEvidence()));
    expect(once()).toBe(once());
  });
});

describe('every text', () => {
  const findings = [NOTHING, exampleEvidence()].map((evidence) => judgeClaims(CLAIMS, evidence));
  const names = [...METRIC_NAMES, ...DERIVED_NAMES].map(figureWords);
  const texts = textsIn([findings, names, QUALITIES, VERDICT_WORDS, VERDICT_MEANINGS, HEADS, SECTIONS]);

  test('is there in both languages', () => {
    expect(texts.length).toBeGreaterThan(500);
    for (const text of texts) {
      for (const language of LANGUAGES) expect(text[language].trim(), text.en).not.toBe('');
    }
  });

  test('is Russian where it is to be: whole sentences have no Latin letters only', () => {
    for (const { claim } of judgeClaims(CLAIMS, NOTHING)) {
      for (const text of [claim.sentence, claim.rule, claim.leavesOut, claim.choose]) {
        expect(text.ru, claim.id).toMatch(/[а-яё]{3}/i);
        expect(text.en, claim.id).not.toMatch(/[а-яё]/i);
      }
    }
  });
});

describe('what claims ask for', () => {
  test('are metrics that there are', () => {
    expect(METRIC_NAMES.filter((name) => metricOf(name) === undefined)).toEqual([]);
  });

  test('are suites that there are, and all of them are run for the article', () => {
    expect(SUITES_ASKED.filter((name) => !Object.hasOwn(SUITES, name))).toEqual([]);
    expect(ARTICLE.map(({ suite }) => suite).toSorted()).toEqual([...SUITES_ASKED].toSorted());
  });

  test('are variants that the article runs', () => {
    const contenders = (runs: typeof ARTICLE, name: string) =>
      runs
        .filter(({ suite }) => suite === name)
        .map(narrowed)
        .flatMap((suite) => contendersOf(suite, suite.rows))
        .map(contenderName);
    for (const runs of [ARTICLE, QUICK_ARTICLE]) {
      for (const variant of Object.values(DUPLEX)) {
        expect(contenders(runs, 'duplex')).toContain(`websocket@${variant}`);
      }
      expect(contenders(runs, 'broadcast')).toContain(`sse-h2@${BROADCAST.most}`);
    }
  });

  test('are the claims that the matrix shows', () => {
    const ids = CLAIMS.map(({ id }) => id);
    const shown = QUALITIES.flatMap(({ claims }) => Object.values(claims));
    expect(shown.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
