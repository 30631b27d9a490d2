import { describe, expect, test } from 'vitest';
import { describeFindings, doctor, exitCodeOf } from './doctor.ts';
import type { Finding } from './doctor/finding.ts';

const WELL: Finding = { subject: 'cores', state: 'ok', found: '8', advice: null };
const TIGHT: Finding = { subject: 'open files', state: 'warning', found: '256', advice: 'raise the limit' };
const ABSENT: Finding = { subject: 'tshark', state: 'missing', found: 'not on PATH', advice: 'install it' };
const BROKEN: Finding = { subject: 'one clock', state: 'impossible', found: '3 of 200', advice: 'move' };

describe('doctor', () => {
  test('gives the same findings as JSON and as text', async () => {
    const { text, exitCode } = await doctor({ json: true });
    const findings = JSON.parse(text) as readonly Finding[];
    expect(findings.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['Node.js', 'open files', 'one clock', 'timers', 'loopback', 'tshark']),
    );
    expect(exitCode).toBe(exitCodeOf(findings));
    for (const { found } of findings) expect(describeFindings(findings)).toContain(found);
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
