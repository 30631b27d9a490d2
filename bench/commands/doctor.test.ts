import { describe, expect, test } from 'vitest';
import { describeFindings, doctor, exitCodeOf, type Examination } from './doctor.ts';
import type { Finding } from './doctor/finding.ts';

const WELL: Finding = { subject: 'cores', state: 'ok', found: '8', advice: null };
const TIGHT: Finding = { subject: 'open files', state: 'warning', found: '256', advice: 'raise the limit' };
const ABSENT: Finding = { subject: 'tshark', state: 'missing', found: 'not on PATH', advice: 'install it' };
const BROKEN: Finding = { subject: 'one clock', state: 'impossible', found: '3 of 200', advice: 'move' };

describe('doctor', () => {
  test('gives the same findings as JSON and as text, and the noise in figures', async () => {
    const { text, exitCode } = await doctor({ json: true, noiseUs: 50_000 });
    const { findings, laboratory } = JSON.parse(text) as Examination;
    expect(findings.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['Node.js', 'open files', 'one clock', 'loopback', 'laboratory', 'tshark']),
    );
    expect(exitCode).toBe(exitCodeOf(findings));
    for (const { found } of findings) expect(describeFindings(findings)).toContain(found);
    expect(laboratory).toMatchObject({
      grade: expect.stringMatching(/^(good|fair|poor)$/) as string,
      reasons: expect.any(Array) as unknown[],
      timers: { p99Us: expect.any(Number) as number },
      stalls: { lostShare: expect.any(Number) as number },
    });
  });

  test('says what it is doing, as that takes a while', async () => {
    const said: string[] = [];
    await doctor({ json: false, noiseUs: 50_000, onProgress: (text) => said.push(text) });
    expect(said).toHaveLength(4);
    expect(said.slice(1).every((text) => text.startsWith('sampling its noise for 50 ms: '))).toBe(true);
  });

  test('fails only when measuring is impossible', () => {
    expect(exitCodeOf([WELL, TIGHT, ABSENT])).toBe(0);
    expect(exitCodeOf([WELL, BROKEN])).toBe(3);
  });

  test('advises in one line on each thing that is not well, and on nothing else', () => {
    const lines = describeFindings([WELL, TIGHT, ABSENT]).split('\n');
    expect(lines.slice(-2)).toEqual(['warning: open files: raise the limit', 'missing: tshark: install it']);
    expect(lines.join('\n')).not.toContain('ok: cores');
  });

  test('uses no colour', () => {
    expect(describeFindings([WELL, BROKEN])).not.toContain('\u001b');
  });
});
