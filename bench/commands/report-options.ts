import { Option, type Command } from 'commander';
import { FORMAT_NAMES, type FormatName } from '../report/formats.ts';

export type ReportOptions = {
  readonly format: FormatName;
  readonly json?: true;
  readonly all?: true;
  readonly predict?: true;
  readonly splice?: true;
};

const EXAMPLES = `
Examples:
  pushbench report results/mine.json --all                  every metric of a stored run
  pushbench report results/mine.json --predict              what formulas say beside what was measured
  pushbench report a.json b.json --format markdown          to paste into a page
  pushbench report --splice README.md                       the recorded tables of a document, made anew`;

/** Declares what `report` takes. */
export function addReportOptions(command: Command): Command {
  return command
    .argument('<files...>', 'result files; with --splice, documents')
    .addOption(new Option('--format <format>', 'how').choices(FORMAT_NAMES).default('table'))
    .addOption(new Option('--json', 'as --format json').conflicts('format'))
    .option('--all', 'show every metric')
    .option('--predict', 'show what formulas predict beside what was measured')
    .option(
      '--splice',
      'make anew what stands between <!-- BEGIN pushbench report FILE (or claims …) --> and <!-- END -->',
    )
    .addHelpText('after', EXAMPLES);
}
