import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { ROW_IDS } from '../transports.ts';
import { splitArguments } from './served-command.ts';
import { addTarget, verifiedOf } from './verify-targets.ts';

const ADDRESS = new URL('http://127.0.0.1:8080');

describe('what is to be verified', () => {
  test('is every row, or those that are named, over each version of HTTP or one', () => {
    expect(verifiedOf([], undefined, undefined)).toEqual({ rows: ROW_IDS });
    expect(verifiedOf(['sse', 'polling'], undefined, 2)).toEqual({ rows: ['sse', 'polling'], http: 2 });
  });

  test('may be named by row or by address', () => {
    const targets = ['sse', 'raw-tcp', 'http://127.0.0.1:8080/'].reduce(
      (before, text) => addTarget(text, before),
      addTarget('polling'),
    );
    expect(targets).toEqual(['polling', 'sse', 'raw-tcp', ADDRESS]);
  });

  test('is nothing else', () => {
    expect(() => addTarget('pigeon')).toThrow(
      /^"pigeon" cannot be verified; give some of polling, .* or a command after --$/,
    );
    expect(() => addTarget('https://127.0.0.1')).toThrow(Failure);
  });

  test.each([
    [['sse', ADDRESS], undefined, undefined, /not several of these/],
    [[ADDRESS, ADDRESS], undefined, undefined, /not several of these/],
    [[ADDRESS], ['node', 'server.js'], undefined, /not several of these/],
    [['sse'], ['node', 'server.js'], undefined, /not several of these/],
    [[], [], undefined, /give the command/],
    [[], [''], undefined, /give the command/],
    [[ADDRESS], undefined, 2, /--http is for rows of ours/],
    [[], ['node', 'server.js'], 1, /--http is for rows of ours/],
  ] as const)('is not %j and %j over %j', (targets, command, http, line) => {
    expect(() => verifiedOf(targets, command, http)).toThrow(line);
  });
});

describe('arguments', () => {
  test.each([
    [['verify', '--json'], ['verify', '--json'], undefined],
    [
      ['verify', '--json', '--', 'node', 's.js', '--', '-x'],
      ['verify', '--json'],
      ['node', 's.js', '--', '-x'],
    ],
    [['verify', '--'], ['verify'], []],
    [['report', '--', '-odd.json'], ['report', '--', '-odd.json'], undefined],
    [[], [], undefined],
  ])('%j are split where a command of the user begins', (args, own, command) => {
    expect(splitArguments(args)).toEqual(command === undefined ? { own } : { own, command });
  });
});
