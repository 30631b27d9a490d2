import { describe, expect, test } from 'vitest';
import { exampleEvidence, type Change } from '../claims/example-evidence.ts';
import { ARTICLE, QUICK_ARTICLE } from '../suites/article.ts';
import { articleDue } from './article-due.ts';

const WHOLE = { runs: ARTICLE, isVerified: true };
const NOTHING = { runs: new Map(), verifications: [] };

const only =
  (...suites: readonly string[]): Change =>
  (example) => ({
    ...example,
    figures: Object.fromEntries(Object.entries(example.figures).filter(([suite]) => suites.includes(suite))),
  });

const cutOff: Change = (example) => ({
  ...example,
  changes: {
    ...example.changes,
    bytes: { state: 'interrupted', trials: [] },
    fanout: { state: 'running', finishedAt: null },
  },
});

const standardOf10: Change = (example) => ({
  ...example,
  changes: { ...example.changes, standard: { ...example.changes.standard, repetitions: 10 } },
});

const unverified: Change = (example) => ({ ...example, verifications: [] });

describe('of an article run is due', () => {
  test('all of it, without a word, where nothing was recorded before', () => {
    expect(articleDue(WHOLE, NOTHING)).toEqual({ ...WHOLE, lines: [] });
    expect(articleDue({ runs: QUICK_ARTICLE, isVerified: false }, NOTHING)).toEqual({
      runs: QUICK_ARTICLE,
      isVerified: false,
      lines: [],
    });
  });

  test('what is not recorded; the rest is taken over, and told', () => {
    const { runs, isVerified, lines } = articleDue(
      WHOLE,
      exampleEvidence(only('bytes', 'standard'), standardOf10, unverified),
    );
    expect(runs).toEqual(ARTICLE.filter(({ suite }) => suite !== 'standard' && suite !== 'bytes'));
    expect(isVerified).toBe(true);
    expect(lines).toEqual(['taken over, and not run again: standard ×10, bytes ×1 from .']);
  });

  test('what was cut off, and that is told', () => {
    const { runs, lines } = articleDue(WHOLE, exampleEvidence(cutOff));
    expect(runs.map(({ suite }) => suite)).toEqual(['fanout', 'bytes']);
    expect(lines.slice(1)).toEqual([
      'fanout.json was cut off: fanout is measured anew',
      'bytes.json was cut off: bytes is measured anew',
    ]);
    expect(lines[0]).not.toMatch(/fanout|bytes/);
  });

  test('nothing where all is recorded, a verification too', () => {
    const { runs, isVerified, lines } = articleDue(WHOLE, exampleEvidence());
    expect({ runs, isVerified }).toEqual({ runs: [], isVerified: false });
    expect(lines).toEqual([expect.stringMatching(/event-source-features ×\d+, verify of python from \.$/)]);
  });

  test('no verification of a first look, nor a word of one', () => {
    const { isVerified, lines } = articleDue(
      { runs: QUICK_ARTICLE, isVerified: false },
      exampleEvidence(only('standard')),
    );
    expect(isVerified).toBe(false);
    expect(lines.join()).not.toContain('python');
  });

  test('by folders where it comes from several', () => {
    const { runs, verifications } = exampleEvidence(only('standard', 'bytes', 'waiting'));
    const moved = new Map([...runs].map(([suite, run]) => [suite, { ...run, source: `${suite}/of.json` }]));
    expect(articleDue(WHOLE, { runs: moved, verifications }).lines).toEqual([
      'taken over, and not run again: standard ×1 from standard; waiting ×1 from waiting; bytes ×1 from bytes; verify of python from .',
    ]);
  });
});
