import { Command, CommanderError, type Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { addAdviseOptions } from './advise.ts';
import { addBytesOptions } from './bytes.ts';
import { addClaimsCommand } from './claims-command.ts';
import { addCompareOptions } from './compare-options.ts';
import { addPredictOptions } from './predict.ts';
import { addReportOptions } from './report-options.ts';
import { addRunOptions } from './run-options.ts';
import { addSelftestOptions } from './selftest.ts';
import { addServeOptions } from './serve.ts';
import { commandNamed, usageMistake } from './usage-mistake.ts';
import { addVerifyCommand } from './verify-command.ts';

/** Every command that takes options of its own, without what it does. */
function program(): Command {
  const declared = new Command('pushbench')
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addAdviseOptions(declared.command('advise'));
  addBytesOptions(declared.command('bytes'));
  addClaimsCommand(declared.command('claims'));
  addCompareOptions(declared.command('compare'));
  addPredictOptions(declared.command('predict'));
  addReportOptions(declared.command('report'));
  addRunOptions(declared.command('run').argument('[suite]'));
  addSelftestOptions(declared.command('selftest'));
  addServeOptions(declared.command('serve'));
  addVerifyCommand(declared.command('verify'), undefined);
  return declared;
}

/** What is said of a command line that is a mistake. */
function said(...words: readonly string[]): string {
  const asked = program();
  try {
    asked.parse(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return usageMistake(error, commandNamed(asked, words));
    throw error;
  }
  throw new Error('that was no mistake');
}

const COMMANDS = program().commands.map((command) => command.name());
const TAKES_VALUE = ({ required }: Option): boolean => required;

describe('a mistake is told in our words, with what to do', () => {
  test.each([
    [['rum'], 'unknown command "rum": did you mean run? "pushbench --help" names all of them'],
    [['--nope'], 'unknown option "--nope"; "pushbench --help" names all of them'],
    [
      ['claims', 'show', 'a', '--langs'],
      'unknown option "--langs": did you mean --lang? "pushbench claims show --help" names all of them',
    ],
    [['bytes'], 'bytes lacks its <transport>; write it as pushbench bytes [options] <transport>'],
    [
      ['bytes', 'sse', 'a b', 'c'],
      'bytes does not take "a b" "c"; write it as pushbench bytes [options] <transport>',
    ],
    [
      ['bytes', 'web-socket'],
      '<transport> cannot be "web-socket": did you mean websocket? give one of polling, long-polling, sse, sse-h2, websocket, raw-tcp',
    ],
    [['bytes', 'sse', '--format', 'xml'], '--format cannot be "xml"; give one of text, json'],
    [['bytes', 'sse', '--size', "it's"], `--size cannot be "it's"; give a size such as 100, 4KiB or 1MB`],
    [
      ['bytes', 'sse', '--size', '\u001b[31m'],
      '--size cannot be "\\u001b[31m"; give a size such as 100, 4KiB or 1MB',
    ],
    [
      ['report', 'a.json', '--json', '--format', 'csv'],
      '--json and --format do not go together; leave one out',
    ],
  ])('of %j', (words, line) => {
    expect(said(...words)).toBe(line);
  });

  test('of an environment variable', () => {
    process.env['PORT'] = 'x';
    try {
      expect(said('serve')).toMatch(/^PORT of the environment cannot be "x"; give a port /);
    } finally {
      delete process.env['PORT'];
    }
  });
});

describe.each(COMMANDS)('%s', (name) => {
  test('names what shows its options, for one that there is not', () => {
    expect(said(name, '--nope-nope')).toBe(
      `unknown option "--nope-nope"; "pushbench ${name} --help" names all of them`,
    );
  });

  test('says of every option how its value is given', () => {
    const options = commandNamed(program(), [name]).options.filter(TAKES_VALUE);
    for (const { long, flags } of options) {
      const written = flags.replace(/^-\w, /, '');
      expect(said(name, long ?? '')).toBe(`${String(long)} lacks its value; write it as ${written}`);
    }
    expect(options.length).toBeGreaterThan(0);
  });

  test('shows no value of an option as a program would', () => {
    expect(commandNamed(program(), [name]).helpInformation()).not.toMatch(/default: [[{]/);
  });
});
