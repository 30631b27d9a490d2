import { expect, test } from 'vitest';
import { countTransports } from './count-transports.ts';
import recorded from './counts.json' with { type: 'json' };
import { summed } from './counts.ts';
import { CHECKOUT, readSources } from './read-sources.ts';

test('the recorded counts are those of the sources (npm run record:simplicity counts them anew)', () => {
  expect(recorded).toEqual(countTransports(CHECKOUT, readSources()));
});

test("every transport has halves of its own, and no file is counted as two transports' own", () => {
  const own = recorded.transports.flatMap(({ own }) => own.files);
  expect(own).toEqual([...new Set(own)]);
  for (const { transport, own, whole } of recorded.transports) {
    expect(own.files).toEqual(expect.arrayContaining([`servers/${transport}.ts`, `clients/${transport}.ts`]));
    expect(whole.files).toEqual(expect.arrayContaining([...own.files]));
  }
});

test('files together have the sum of their lines, and each interface once', () => {
  const file = { branches: 1, state: [] };
  const sum = summed([
    { ...file, file: 'a', lines: 2, state: ['a: x'], interfaces: ['Socket.write', 'URL'] },
    { ...file, file: 'b', lines: 3, interfaces: ['Socket.end', 'URL'] },
  ]);
  expect(sum).toEqual({
    files: ['a', 'b'],
    lines: 5,
    branches: 2,
    state: ['a: x'],
    interfaces: ['Socket.end', 'Socket.write', 'URL'],
  });
});
