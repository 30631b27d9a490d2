import type { Command, CommanderError } from 'commander';
import { printable } from '../core/printable.ts';
import { nearestTo, unknownName } from '../report/unknown-name.ts';

/** Words for one kind of mistake: what commander's own sentence names, and the command that it is about. */
type Words = (named: readonly string[], command: Command) => string;

/** By the form of commander's sentences; the version that has them is pinned. */
const MISTAKES: readonly (readonly [RegExp, Words])[] = [
  [
    /^unknown command '(.*)'$/s,
    ([name = ''], command) => {
      const names = command.commands.map((one) => one.name());
      return unknownName('command', name, names, helpOf(command)).message;
    },
  ],
  [
    /^unknown option '(.*)'$/s,
    ([flag = ''], command) => {
      const flags = command.options.flatMap(({ long }) => long ?? []);
      return unknownName('option', flag, flags, helpOf(command)).message;
    },
  ],
  [
    /^missing required argument '(.*)'$/s,
    ([name = ''], command) => `${command.name()} lacks its <${name}>; write it as ${usageOf(command)}`,
  ],
  [
    /^too many arguments/,
    (_, command) => {
      const excess = command.args.slice(command.registeredArguments.length).map((word) => `"${word}"`);
      return `${command.name()} does not take ${excess.join(' ')}; write it as ${usageOf(command)}`;
    },
  ],
  [
    /^option '(.*)' argument missing$/s,
    ([flags = '']) => `${nameOf(flags)} lacks its value; write it as ${flags.replace(/^-\w, /, '')}`,
  ],
  [
    /^option '(.*)' cannot be used with option '(.*)'$/s,
    ([one = '', other = '']) => `${nameOf(one)} and ${nameOf(other)} do not go together; leave one out`,
  ],
  [
    /^option '(.*?)' argument '(.*)' is invalid\. (.*)$/s,
    ([flags = '', value = '', advice = '']) => refused(nameOf(flags), value, advice),
  ],
  [
    /^option '.*?' value '(.*)' from env '(.*)' is invalid\. (.*)$/s,
    ([value = '', name = '', advice = '']) => refused(`${name} of the environment`, value, advice),
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*?)'\. (.*)$/s,
    ([value = '', name = '', advice = '']) => refused(`<${name}>`, value, advice),
  ],
];

/** What commander found wrong with what was typed for a command: what is wrong, and what to do, in one line of ours. */
export function usageMistake({ message }: CommanderError, command: Command): string {
  const sentence = message.replace(/^error: /, '');
  for (const [form, words] of MISTAKES) {
    const found = form.exec(sentence);
    if (found !== null) return printable(words(found.slice(1), command));
  }
  return printable(`${sentence}; "${helpOf(command)}" tells what there is`);
}

/** The command that words ask for: of a program, or of a command of its own. */
export function commandNamed(program: Command, [word, ...others]: readonly string[]): Command {
  const named = program.commands.find((command) => command.name() === word);
  return named === undefined ? program : commandNamed(named, others);
}

/** `--rate`, of `-r, --rate <n>`. */
function nameOf(flags: string): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

function refused(what: string, value: string, advice: string): string {
  const [, listed] = /^Allowed choices are (.*)\.$/s.exec(advice) ?? [];
  if (listed === undefined) return `${what} cannot be "${value}"; ${advice.replace(/\.$/, '')}`;
  const choices = listed.split(', ');
  const [near] = nearestTo(value, choices);
  const question = near === undefined ? ';' : `: did you mean ${near}?`;
  return `${what} cannot be "${value}"${question} give one of ${choices.join(', ')}`;
}

function usageOf(command: Command): string {
  return `${pathOf(command)} ${command.usage()}`.trimEnd();
}

function helpOf(command: Command): string {
  return `${pathOf(command)} --help`;
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
