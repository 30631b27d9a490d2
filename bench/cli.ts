import { Argument, Command, CommanderError } from 'commander';
import { addAdviseOptions, advise, type AdviseOptions } from './commands/advise.ts';
import { addBytesOptions, bytes, type BytesOptions } from './commands/bytes.ts';
import { addClaimsCommand } from './commands/claims-command.ts';
import { addCompareOptions, type CompareOptions } from './commands/compare-options.ts';
import { compare } from './commands/compare.ts';
import { doctor } from './commands/doctor.ts';
import { addHelpCommand } from './commands/help-command.ts';
import { printResult, viewFor, wantsColour } from './commands/output.ts';
import { addPredictOptions, predict, type PredictOptions } from './commands/predict.ts';
import { addReportOptions, type ReportOptions } from './commands/report-options.ts';
import { report } from './commands/report.ts';
import { addRunOptions, type RunOptions } from './commands/run-options.ts';
import { run } from './commands/run.ts';
import { addServeOptions, serve, type ServeOptions } from './commands/serve.ts';
import { addSelftestOptions, selftest, type SelftestOptions } from './commands/selftest.ts';
import { endWithParent } from './commands/signals.ts';
import { spliceInto } from './commands/splice-into.ts';
import { statusLine } from './commands/status-line.ts';
import { splitArguments } from './commands/served-command.ts';
import { commandNamed, usageMistake } from './commands/usage-mistake.ts';
import { addVerifyCommand } from './commands/verify-command.ts';
import { EXIT, Failure } from './core/failure.ts';
import { explain } from './report/explain.ts';
import { listText } from './report/list.ts';
import { packageVersion } from './run/own-package.ts';
import { SUITES } from './suites/suites.ts';
import type { RowId } from './transports.ts';

const EXIT_CODES = `
Exit codes:
  0 fine   1 internal error   2 wrong usage or a bad file
  3 a contract or a trial failed, or not one trial was valid
  99 a threshold or a regression   130, 143 stopped by a signal, with what was measured kept`;

const DOCTOR_EXAMPLES = `
Examples:
  pushbench doctor                what is missing here, and how good a laboratory this machine is
  pushbench doctor --json         the same for another program`;

function commandLine(command: readonly string[] | undefined): Command {
  const program = new Command('pushbench')
    .description('Polling, long polling, SSE or WebSocket? Measures one event feed over each.')
    .version(packageVersion())
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError(false)
    // Mistakes are told in our own words, where they are caught.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addHelpCommand(program);

  addRunOptions(program.command('run'))
    .description('measure; the result is stored after every trial')
    .addArgument(new Argument('[suite]', 'what to run').default('quick'))
    .usage('[options] [suite] [-- COMMAND...]')
    .action(async (suite: string, options: RunOptions) => {
      const typed = ['pushbench', ...process.argv.slice(2)];
      process.exitCode = await run(suite, withCommand(options, command), typed);
    });

  program
    .command('list')
    .description('suites, transports and metrics')
    .action(() =>
      printResult(listText(Object.entries(SUITES).map(([name, { title }]) => ({ name, title })))),
    );

  addServeOptions(program.command('serve'))
    .description('serve one feed over every transport, to look at and to publish to')
    .action(async (options: ServeOptions) => {
      process.exitCode = await serve(options);
    });

  addVerifyCommand(program.command('verify'), command);

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

  addAdviseOptions(program.command('advise'))
    .description('which transport to take for a workload, what decides it, and what would change that')
    .action(async (paths: readonly string[], options: AdviseOptions) => {
      await printResult(await advise(paths, options));
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

  return program;
}

function withCommand(options: RunOptions, command: readonly string[] | undefined): RunOptions {
  return command === undefined ? options : { ...options, serverCommand: command };
}

// A reader that has seen enough, as `head` has, is no fault; without a listener its end would be thrown.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

endWithParent();
const { own, command } = splitArguments(process.argv.slice(2));
const program = commandLine(command);
try {
  await program.parseAsync(own, { from: 'user' });
} catch (error) {
  process.exitCode = exitCodeOf(inOurWords(error));
}

function inOurWords(error: unknown): unknown {
  // What commander shows by itself, such as help, is no mistake to tell of.
  if (!(error instanceof CommanderError) || error.exitCode === 0 || error.code === 'commander.help')
    return error;
  return new Failure(usageMistake(error, commandNamed(program, own)));
}

/** A user's mistake is one line; anything else is a fault of ours, and its stack is worth having. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Failure) {
    process.stderr.write(`pushbench: ${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(
    `pushbench: internal error, please report it:\n${String((error as Error).stack ?? error)}\n`,
  );
  return EXIT.internal;
}
