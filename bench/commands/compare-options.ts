import { InvalidArgumentError, Option, type Command } from 'commander';
import { parseChangeRule, type ChangeRule } from '../compare/fail-on.ts';
import type { Metric } from '../core/metrics.ts';
import { FORMAT_NAMES, type FormatName } from '../report/formats.ts';
import { namedMetric } from '../report/metric-rule.ts';
import type { RowId } from '../transports.ts';
import * as read from './arguments.ts';

export type CompareOptions = FailOnOptions & {
  readonly columns?: string;
  readonly base?: string;
  readonly transports?: readonly RowId[];
  readonly metric: readonly Metric[];
  readonly all?: true;
  readonly equivalent?: number;
  readonly force?: true;
  readonly format: FormatName;
  readonly json?: true;
  readonly baseline?: string;
  readonly saveBaseline?: string;
};

/** What may not happen to a figure. */
export type FailOnOptions = { readonly failOn: readonly ChangeRule[]; readonly failOnUndecided?: boolean };

const EXAMPLES = `
Examples:
  pushbench compare before.json after.json
  pushbench compare run.json --base sse                     transports of one run beside each other
  pushbench compare 250ms.json 1s.json --columns poll-every
  pushbench compare before.json after.json --fail-on 'lateness.p99 > +10%' --fail-on 'sse:bytes.overhead > 0%'
  pushbench compare before.json after.json --equivalent 5%
  pushbench compare --save-baseline main run.json
  pushbench compare --baseline main after.json

A repetition is one sample, so figures want --runs 10; with fewer than 6 there is no verdict. Files differ
where p < 0.05 (Mann-Whitney, after Holm) and the whole 95 % interval is outside ±3 %; else there is ~.`;

const NONE: readonly never[] = [];

/** Declares what `compare` takes. */
export function addCompareOptions(command: Command): Command {
  command
    .argument('[files...]', 'result files; the first is the base, unless there is a --baseline')
    .option(
      '--columns <what>',
      'what stands beside each other: file, transport, variant, or a parameter, as poll-every',
    )
    .option('--base <column>', 'the column that the others are compared with; default: the first')
    .option('-t, --transports <list>', 'rows to compare', read.rows)
    .addOption(
      new Option('--metric <id>', 'a metric to show; repeatable')
        .argParser(addMetric)
        .default(NONE, 'those of the headline'),
    )
    .addOption(new Option('--all', 'show every metric').conflicts('metric'))
    .option(
      '--equivalent <margin>',
      'test whether sides are as good as each other, within a margin as 5%',
      margin,
    )
    .option('--force', 'compare runs that differ in machine, runtime, seed or parameters')
    .addOption(new Option('--format <format>', 'how').choices(FORMAT_NAMES).default('table'))
    .addOption(new Option('--json', 'as --format json').conflicts('format'))
    .option('--baseline <name>', 'compare with a run that was saved under this name')
    .option('--save-baseline <name>', 'save a file under this name, under results/baselines');
  return addFailOnOptions(command).addHelpText('after', EXAMPLES);
}

/** Declares what of a change ends with exit code 99. */
export function addFailOnOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--fail-on <rule>', "what may not happen, as 'lateness.p99 > +10%'; repeatable; exits 99")
        .argParser(addRule)
        .default(NONE, 'nothing'),
    )
    .option('--fail-on-undecided', 'exit 99 as well where a rule cannot be decided');
}

function addRule(text: string, before: readonly ChangeRule[]): readonly ChangeRule[] {
  return [...before, parseChangeRule(text)];
}

function addMetric(text: string, before: readonly Metric[]): readonly Metric[] {
  return [...before, namedMetric(text)];
}

function margin(text: string): number {
  const percent = Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1]);
  if (percent > 0 && percent <= 100) return percent / 100;
  throw new InvalidArgumentError('give a margin such as 5%, of 100% at most.');
}
