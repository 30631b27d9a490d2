import { Option, type Command } from 'commander';
import { LANGUAGES, type Language } from '../claims/text.ts';
import { FORMAT_NAMES, type FormatName } from '../report/formats.ts';

export type ClaimsView = {
  readonly lang: Language;
  readonly format: FormatName;
  readonly json?: true;
};

export type ClaimsOptions = ClaimsView & {
  readonly matrix?: true;
  readonly choose?: true;
  readonly brief?: true;
  readonly run?: true;
  readonly quick?: true;
  readonly out?: string;
};

const EXAMPLES = `
Examples:
  pushbench claims                          the articles' sentences, judged from results/reference/
  pushbench claims --brief                  the same on a page or two
  pushbench claims --lang ru --matrix       transports by qualities, as measured
  pushbench claims --choose                 which transport to use when
  pushbench claims show polling-late        one of them in full
  pushbench claims --run                    measure on this machine first, in less than 25 minutes
  pushbench claims --run --quick            in less than 2: facts, and few verdicts
  pushbench claims --run --out results/mine into a folder of its own; a new one: all of it anew

What is recorded whole is not run again: what --run stored in the same folder before, and what is among the
results that are named. A suite that was cut off is measured anew.`;

/** Declares what `claims` takes. */
export function addClaimsOptions(command: Command): Command {
  return addView(command)
    .option('--matrix', 'transports by qualities in place of the claims')
    .addOption(
      new Option('--choose', 'which transport to use when, with the figures that it rests on').conflicts(
        'matrix',
      ),
    )
    .addOption(new Option('--brief', 'of each claim the first figures alone').conflicts(['matrix', 'choose']))
    .option('--run', 'first run what is not yet recorded of the suites that claims ask for')
    .option('--quick', 'with --run: a first look, which cannot decide most')
    .option('--out <folder>', 'with --run: where to store results; default: under results/local')
    .addHelpText('after', EXAMPLES);
}

/** What `claims` and `claims show` have in common. */
export function addView(command: Command): Command {
  return command
    .addOption(new Option('--lang <language>', 'of all texts').choices(LANGUAGES).default('en'))
    .addOption(new Option('--format <format>', 'how').choices(FORMAT_NAMES).default('table'))
    .addOption(new Option('--json', 'as --format json').conflicts('format'));
}
