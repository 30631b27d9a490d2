import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEvidence } from '../claims/read-evidence.ts';
import { exampleResult } from '../report/example-result.ts';
import { writeResult } from '../store.ts';
import { ARTICLE } from '../suites/article.ts';
import { SUITES } from '../suites/suites.ts';
import { articleDue } from './article-due.ts';
import { assertNoneIsLost } from './kept-results.ts';

test('an article run is not stored over a run that was passed over; over one that was cut off it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pushbench-kept-'));
  const { parameters } = SUITES.waiting;
  const check = (): void => {
    const { runs } = readEvidence([folder]).evidence;
    assertNoneIsLost(
      articleDue({ runs: ARTICLE, isVerified: false }, { runs, verifications: [] }),
      runs,
      folder,
    );
  };
  try {
    const path = join(folder, 'waiting.json');
    writeResult(path, exampleResult({ suite: 'waiting', parameters, state: 'interrupted' }));
    expect(check).not.toThrow();
    writeResult(path, exampleResult({ suite: 'waiting', parameters: { ...parameters, tls: true } }));
    expect(check).toThrow(/waiting\.json is none that claims are judged from, and would be lost: move it/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
