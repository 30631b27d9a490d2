import { describe, expect, test } from 'vitest';
import { asksForTimes, needsLink } from './path.ts';

const STRAIGHT = { tls: false, ledger: false, link: false, delayUpUs: 0, delayDownUs: 0 };

describe('a link', () => {
  test('stands in the path only where something asks for it', () => {
    expect(needsLink(STRAIGHT)).toBe(false);
    for (const change of [
      { tls: true },
      { ledger: true },
      { link: true },
      { delayUpUs: 1 },
      { delayDownUs: 1 },
    ]) {
      expect(needsLink({ ...STRAIGHT, ...change })).toBe(true);
    }
  });

  test('that is there for its ledger or for TLS tells no times; one that was asked for does', () => {
    const beside = { ...STRAIGHT, tls: true, ledger: true };
    expect(asksForTimes(beside)).toBe(false);
    for (const change of [{ link: true }, { delayUpUs: 1 }, { delayDownUs: 1 }]) {
      expect(asksForTimes({ ...beside, ...change })).toBe(true);
    }
  });
});
