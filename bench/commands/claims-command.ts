import type { Command } from 'commander';
import { addClaimsOptions, addView, type ClaimsOptions, type ClaimsView } from './claims-options.ts';
import { claims, showText } from './claims.ts';
import { printResult } from './output.ts';

const SHOW_EXAMPLES = `
Examples:
  pushbench claims show sse-prompt                          from results/reference/
  pushbench claims show polling-wasted results/local/article --lang ru`;

/** Declares `claims` and `claims show`, and what they do. */
export function addClaimsCommand(command: Command): void {
  addClaimsOptions(command)
    .description("the articles' sentences about the transports, judged from recorded runs")
    .argument('[results...]', 'result files, or folders of them; default: results/reference')
    .action(async (paths: readonly string[], options: ClaimsOptions) => {
      process.exitCode = await claims(paths, options, ['pushbench', ...process.argv.slice(2)]);
    });
  addView(command.command('show'))
    .description('one sentence in full: its rule, what was found, what it leaves out, what to choose')
    .argument('<id>', 'as "pushbench claims" names it')
    .argument('[results...]', 'as above')
    .action(async (id: string, paths: readonly string[], _: unknown, show: Command) => {
      await printResult(showText(id, paths, show.optsWithGlobals<ClaimsView>()));
    })
    .addHelpText('after', SHOW_EXAMPLES);
}
