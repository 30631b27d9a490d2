import { describe, expect, test } from 'vitest';
import { CLAIMS } from '../claims.ts';
import { without } from '../example-changes.ts';
import { exampleEvidence, type Change } from '../example-evidence.ts';
import { judgeClaims } from '../judge.ts';
import type { Language } from '../text.ts';
import { showClaim } from './show.ts';

function shown(id: string, language: Language = 'en', ...changes: readonly Change[]): string {
  return shownWith([], id, language, ...changes);
}

function shownWith(
  notes: readonly string[],
  id: string,
  language: Language,
  ...changes: readonly Change[]
): string {
  const evidence = exampleEvidence(...changes);
  const [one] = judgeClaims(
    CLAIMS.filter((claim) => claim.id === id),
    evidence,
  );
  if (one === undefined) throw new Error(`there is no claim ${id}`);
  return showClaim(one, { evidence, notes }, { language });
}

describe('one claim in full', () => {
  test('tells rule, runs, findings, what the sentence leaves out and what to choose, in this order', () => {
    const heads = shown('polling-late').match(/^[A-Z][^\n]*:$/gm);
    expect(heads).toEqual([
      'Rule, written before the run:',
      'What was run:',
      'What was found:',
      'What the sentence leaves out:',
      'What to choose therefore:',
    ]);
    expect(shown('polling-late')).toMatch(/^polling-late: Events always arrive late\.\nholds\n\n/);
  });

  test('has what was predicted beside what was measured, with intervals, of every point', () => {
    const text = shown('polling-late');
    expect(text).toMatch(/^mean lateness +polling +503 ms +496 ms … 509 ms +500 ms ± 50 ms +10 +standard$/m);
    expect(text).toMatch(/ polling, λT 0\.69 +30 ms +30 ms ± 3 ms +1 +sweep-poll$/m);
  });

  test('is there in Russian, from the first word to the last', () => {
    const text = shown('polling-late', 'ru');
    expect(text).toMatch(/^polling-late: События всегда приходят с опозданием\.\nверно\n\nПравило/);
    expect(text).toMatch(/среднее опоздание +опрос +503 мс +496 мс … 509 мс +500 мс ± 50 мс/);
    expect(text).not.toMatch(/\b(polling,|lateness|holds|What)\b/);
  });

  test('says of delayed figures what the delay cannot do, and only of them', () => {
    expect(shown('long-prompt')).toMatch(/^A delay is that of a link, /m);
    expect(shown('polling-late')).not.toMatch(/A delay is/);
  });

  test('lists the files behind its counts, for whom each counts, and only where it has counts', () => {
    const text = shown('polling-simple');
    expect(text).toMatch(/^file \(client in Node\.js\) +lines +branches +counts for$/m);
    expect(text).toMatch(/^clients\/polling\.ts +20 +20 +polling$/m);
    expect(text).toMatch(/^clients\/browser\/sse\.ts +20 +20 +SSE$/m);
    expect(text.match(/^clients\/shared\.ts +100 .* none: all share it$/gm)).toHaveLength(2);
    expect(shown('sse-simple', 'ru')).toMatch(/^clients\/shared\.ts +100 .* ни у кого: общий для всех$/m);
    expect(shown('polling-late')).not.toContain('.ts ');
  });

  test('names the command for what was not run', () => {
    expect(shown('polling-late', 'en', without('standard'))).toContain(
      '  standard: – (pushbench run standard)',
    );
  });

  test('ends with what was passed over', () => {
    expect(shownWith(['a.json is passed over: why', 'b.json too'], 'polling-late', 'en')).toMatch(
      /[^\n]\n\na\.json is passed over: why\nb\.json too$/,
    );
  });

  test('keeps to a hundred columns where it is text', () => {
    const prose = shown('long-prompt')
      .split('\n')
      .filter((line) => line.startsWith('  ') && !/ {2,}\S+ {2,}/.test(line.trimStart()));
    expect(Math.max(...prose.map(({ length }) => length))).toBeLessThanOrEqual(100);
  });
});
