import { Argument, Command } from 'commander';
import { explain } from '../report/explain.ts';
import { listText } from '../report/list.ts';
import { packageVersion } from '../run/own-package.ts';
import { SUITES } from '../suites/suites.ts';
import type { RowId } from '../transports.ts';
import { addAdviseOptions, advise, type AdviseOptions } from './advise.ts';
import { addBytesOptions, bytes, type BytesOptions } from './bytes.ts';
import { addClaimsCommand } from './claims-command.ts';
import { addCompareOptions, type CompareOptions } from './compare-options.ts';
import { compare } from './compare.ts';
import { doctor } from './doctor.ts';
import { addHelpCommand } from './help-command.ts';
import { printResult, viewFor, wantsColour } from './output.ts';
import { addPredictOptions, predict, type PredictOptions } from './predict.ts';
import { addReportOptions, type ReportOptions } from './report-options.ts';
import { report } from './report.ts';
import { addRunOptions, type RunOptions } from './run-options.ts';
import { run } from './run.ts';
import { addSelftestOptions, selftest, type SelftestOptions } from './selftest.ts';
import { addServeOptions, serve, type ServeOptions } from './serve.ts';
import { spliceInto } from './splice-into.ts';
import { statusLine } from './status-line.ts';
import { addVerifyCommand } from './verify-command.ts';

const EXIT_CODES = `
Exit codes:
  0 fine   1 internal error   2 wrong usage or a bad file
  3 a contract or a trial failed, or not one trial was valid
  99 a threshold or a regression   130, 143 stopped by a signal, with what was measured kept`;

const DOCTOR_EXAMPLES = `
Examples:
  pushbench doctor                what is missing here, and how good a laboratory this machine is
  pushbench doctor --json         the same for another program`;

/**
 * All that can be typed, and what it does.
 * @param served what stands behind `--`: the command that starts a server
 */
export function commandLine(served: readonly string[] | undefined): Command {
  const program = new Command('pushbench')
    .description('Polling, long polling, SSE or WebSocket? Measures one event feed over each.')
    .version(packageVersion())
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError(false)
    // Mistakes are told in our own words, where they are caught.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addMeasuring(program, served);
  addReading(program);
  addReckoning(program);
  addInstrument(program);
  addHelpCommand(program);
  return program;
}

function addMeasuring(program: Command, served: readonly string[] | undefined): void {
  addRunOptions(program.command('run'))
    .description('measure; the result is stored after every trial')
    .addArgument(new Argument('[suite]', 'what to run').default('quick'))
    .usage('[options] [suite] [-- COMMAND...]')
    .action(async (suite: string, options: RunOptions) => {
      const typed = ['pushbench', ...process.argv.slice(2)];
      process.exitCode = await run(suite, withCommand(options, served), typed);
    });

  addServeOptions(program.command('serve'))
    .description('serve one feed over every transport, to look at and to publish to')
    .action(async (options: ServeOptions) => {
      process.exitCode = await serve(options);
    });

  addVerifyCommand(program.command('verify'), served);
}

function withCommand(options: RunOptions, command: readonly string[] | undefined): RunOptions {
  return command === undefined ? options : { ...options, serverCommand: command };
}

function addReading(program: Command): void {
  addReportOptions(program.command('report'))
    .description('show stored results')
    .action((files: readonly string[], options: ReportOptions) =>
      printResult(
        options.splice === true
          ? files.map(spliceInto).join('\n')
          : report(files, options, viewFor(process.stdout)),
      ),
    );

  addCompareOptions(program.command('compare'))
    .description('runs, or the transports of one, beside each other: what differs, and how sure that is')
    .action(async (files: readonly string[], options: CompareOptions) => {
      process.exitCode = await compare(files, options);
    });

  addClaimsCommand(program.command('claims'));
}

function addReckoning(program: Command): void {
  addAdviseOptions(program.command('advise'))
    .description('which transport to take for a workload, what decides it, and what would change that')
    .action(async (paths: readonly string[], options: AdviseOptions) => {
      await printResult(await advise(paths, options, viewFor(process.stdout).width));
    });

  addBytesOptions(program.command('bytes'))
    .description("one event's whole exchange on the wire, each byte with its layer")
    .action(async (row: RowId, options: BytesOptions) => {
      await printResult(await bytes(row, options, { colour: wantsColour(process.stdout) }));
    });

  addPredictOptions(program.command('predict'))
    .description("bytes and requests of a workload, from the ledger's figures, and its lateness")
    .action(async (options: PredictOptions) => {
      await printResult(await predict(options));
    });
}

function addInstrument(program: Command): void {
  program
    .command('list')
    .description('suites, transports and metrics')
    .action(() =>
      printResult(listText(Object.entries(SUITES).map(([name, { title }]) => ({ name, title })))),
    );

  program
    .command('explain')
    .description('what a metric means')
    .argument('<metric>', 'its id, as in pushbench list')
    .action((metric: string) => printResult(explain(metric)));

  addSelftestOptions(program.command('selftest'))
    .description('whether the instrument itself is right, on this machine')
    .action(async (options: SelftestOptions) => {
      process.exitCode = await selftest(options);
    });

  program
    .command('doctor')
    .description('what this machine can measure, and what is missing')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', DOCTOR_EXAMPLES)
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const status = statusLine(process.stderr);
      const { text, exitCode } = await doctor({ json, onProgress: status.say }).finally(status.clear);
      await printResult(text);
      process.exitCode = exitCode;
    });
}
