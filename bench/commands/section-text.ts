import { Command, CommanderError } from 'commander';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { Section } from '../report/splice.ts';
import { addClaimsOptions, type ClaimsOptions } from './claims-options.ts';
import { claimsAt } from './claims.ts';
import { addReportOptions, type ReportOptions } from './report-options.ts';
import { report } from './report.ts';
import { usageMistake } from './usage-mistake.ts';

/**
 * What the command of a document's section prints, as Markdown.
 * @throws Failure for a command that makes no section, or is used wrongly
 */
export function sectionText({ command, words: [name, ...words] }: Section): string {
  switch (name) {
    case 'report': {
      const used = parsed(command, addReportOptions(new Command('pushbench report')), words, [
        'json',
        'splice',
      ]);
      return report(used.args, { ...used.opts<ReportOptions>(), format: 'markdown' }, { colour: false });
    }
    case 'claims': {
      const used = parsed(
        command,
        addClaimsOptions(new Command('pushbench claims')).argument('[results...]'),
        words,
        ['json', 'run', 'quick', 'out'],
      );
      return claimsAt(used.args, { ...used.opts<ClaimsOptions>(), format: 'markdown' });
    }
    default:
      throw new Failure(
        printable(`sections are made by pushbench report and pushbench claims, not by "${command}"`),
      );
  }
}

/** A section shows what is recorded, as Markdown: it measures nothing, and has no other form. */
function parsed(
  command: string,
  declared: Command,
  words: readonly string[],
  refused: readonly string[],
): Command {
  const quiet = declared
    .exitOverride()
    .helpOption(false)
    .configureOutput({ writeErr: () => undefined });
  try {
    const used = quiet.parse(words, { from: 'user' });
    const wrong = refused.find((option) => used.getOptionValue(option) !== undefined);
    if (wrong !== undefined) throw new Failure(printable(`"${command}": no section takes --${wrong}`));
    return used;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new Failure(printable(`"${command}": ${usageMistake(error, quiet)}`));
  }
}
