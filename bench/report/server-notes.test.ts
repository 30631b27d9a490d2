import { describe, expect, test } from 'vitest';
import { exampleResult, measuredTrial } from './example-result.ts';
import { serverNotes } from './server-notes.ts';
import { summarise } from './summary.ts';

const COMMANDED = { name: 'mine', command: ['python3', 'a server.py'] };
const FOUND = { name: 'ev\u001b[31mil', url: 'http://127.0.0.1:8080', breaks: [2, 10] };

function resultWith(server: typeof COMMANDED | typeof FOUND) {
  return exampleResult({
    variants: { ours: {}, theirs: { server } },
    order: [['sse@ours', 'sse@theirs', 'raw-tcp']],
    trials: [
      { ...measuredTrial('sse', 0, { 'server.cpu': 90 }), variant: 'ours' },
      { ...measuredTrial('sse', 0, { 'server.cpu': 30 }), variant: 'theirs' },
      measuredTrial('raw-tcp', 0, { 'server.cpu': 60 }),
    ],
  });
}

describe('a server that is not ours', () => {
  test('is named with how it was started, and what was not checked', () => {
    expect(serverNotes(resultWith(COMMANDED))).toEqual([
      "mine is not ours: python3 'a server.py', started anew for each trial.",
      expect.stringMatching(/as its clients count them: not checked against its own counts/),
    ]);
  });

  test('is named with its address, and the rules that it breaks, all of it printable', () => {
    expect(serverNotes(resultWith(FOUND)).slice(0, 2)).toEqual([
      'ev\\u001b[31mil is not ours: http://127.0.0.1:8080, one server for all trials.',
      'ev\\u001b[31mil is unverified: it breaks R2, R10 of servers/README.md, on which figures rest.',
    ]);
  });

  test('stands under its own name beside ours, marked where it is unverified, and both against one control', () => {
    const labels = (server: typeof COMMANDED | typeof FOUND) =>
      summarise(resultWith(server)).rows.map(({ label, samples }) => [
        label,
        samples.get('server.cpu.x')?.median,
      ]);
    expect(labels(COMMANDED)).toEqual([
      ['SSE (HTTP/1.1), ours', 1.5],
      ['SSE (HTTP/1.1), mine', 0.5],
      ['raw TCP (control)', 1],
    ]);
    expect(labels(FOUND)[1]?.[0]).toBe('SSE (HTTP/1.1), ev\\u001b[31mil, unverified');
  });

  test('stands under each scenario beside ours, against the control of that scenario', () => {
    const trial = (row: string, variant: string, cpu: number) => ({
      ...measuredTrial(row, 0, { 'server.cpu': cpu }),
      variant,
    });
    const often = { ratePerSecond: 9 };
    const result = exampleResult({
      variants: {
        often,
        'often, ours': often,
        'often, theirs': { ...often, server: COMMANDED },
        seldom: {},
      },
      order: [],
      trials: [
        trial('sse', 'often, ours', 90),
        trial('sse', 'often, theirs', 30),
        trial('raw-tcp', 'seldom', 10),
        trial('raw-tcp', 'often', 60),
      ],
    });
    const multiples = summarise(result).rows.map(({ label, samples }) => [
      label,
      samples.get('server.cpu.x')?.median,
    ]);
    expect(multiples.slice(0, 2)).toEqual([
      ['SSE (HTTP/1.1), often, ours', 1.5],
      ['SSE (HTTP/1.1), often, mine', 0.5],
    ]);
  });

  test('is not spoken of where there is none', () => {
    expect(serverNotes(exampleResult())).toEqual([]);
  });
});
