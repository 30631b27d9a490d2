import { Argument, Command, CommanderError, Option } from 'commander';
import { addBytesOptions, bytes, type BytesOptions } from './commands/bytes.ts';
import { doctor } from './commands/doctor.ts';
import { printResult, wantsColour } from './commands/output.ts';
import { addPredictOptions, predict, type PredictOptions } from './commands/predict.ts';
import { report, spliceInto } from './commands/report.ts';
import { addRunOptions, type RunOptions } from './commands/run-options.ts';
import { run } from './commands/run.ts';
import { verify } from './commands/verify.ts';
import { EXIT, Failure } from './core/failure.ts';
import { explain } from './report/explain.ts';
import { FORMAT_NAMES, type FormatName } from './report/formats.ts';
import { listText } from './report/list.ts';
import { packageVersion } from './run/own-package.ts';
import { SUITES } from './suites/suites.ts';
import { ROW_IDS, type RowId } from './transports.ts';

const EXIT_CODES = `
Exit codes:
  0 fine   1 internal error   2 wrong usage or a bad file   3 a contract or a trial failed
  99 a threshold did not hold   130, 143 stopped by a signal, with what was measured kept`;

const RUN_EXAMPLES = `
Examples:
  pushbench run                                    the quick suite
  pushbench run -t polling,sse --poll-every 1s -d 20s
  pushbench run standard --out results/mine.json
  pushbench run -t sse-h2 --agents 4 --subscriptions 50 -r 100
  pushbench run --threshold 'websocket:lateness.p99<50ms' --threshold 'bytes.down<500'`;

type ReportFlags = { readonly format: FormatName; readonly all?: true; readonly splice?: true };

function commandLine(): Command {
  const program = new Command('pushbench')
    .description('Polling, long polling, SSE or WebSocket? Measures one event feed over each.')
    .version(packageVersion())
    .addHelpText('after', EXIT_CODES)
    .configureOutput({
      // One name ahead of every message, whoever found the mistake.
      outputError: (text, write) => {
        write(text.replace(/^error: /, 'pushbench: '));
      },
    })
    .exitOverride();

  addRunOptions(program.command('run'))
    .description('measure; the result is stored after every trial')
    .addArgument(new Argument('[suite]', 'what to run').default('quick'))
    .addHelpText('after', RUN_EXAMPLES)
    .action(async (suite: string, options: RunOptions) => {
      process.exitCode = await run(suite, options, ['pushbench', ...process.argv.slice(2)]);
    });

  program
    .command('list')
    .description('suites, transports and metrics')
    .action(() =>
      printResult(listText(Object.entries(SUITES).map(([name, { title }]) => ({ name, title })))),
    );

  program
    .command('verify')
    .description('run the contract suite, without measuring')
    .addArgument(new Argument('[transports...]', 'rows to verify; all when none is named').choices(ROW_IDS))
    .option('--json', 'print the outcome as JSON')
    .action(async (rows: readonly RowId[], { json = false }: { readonly json?: boolean }) => {
      const outcome = await verify({
        rows: rows.length === 0 ? ROW_IDS : rows,
        json,
        color: wantsColour(process.stdout),
        onProgress: (text) => process.stderr.write(`${text}\n`),
      });
      await printResult(outcome.text);
      process.exitCode = outcome.exitCode;
    });

  program
    .command('report')
    .description('show stored results')
    .argument('<files...>', 'result files; with --splice, documents')
    .addOption(new Option('--format <format>', 'how').choices(FORMAT_NAMES).default('table'))
    .option('--all', 'show every metric')
    .option('--splice', 'make the tables between <!-- BEGIN pushbench report FILE --> and <!-- END --> anew')
    .action((files: readonly string[], options: ReportFlags) =>
      printResult(
        options.splice === true
          ? files.map(spliceInto).join('\n')
          : report(files, { ...options, colour: wantsColour(process.stdout) }),
      ),
    );

  addBytesOptions(program.command('bytes'))
    .description("one event's whole exchange on the wire, each byte with its layer")
    .action(async (row: RowId, options: BytesOptions) => {
      await printResult(await bytes(row, options, { colour: wantsColour(process.stdout) }));
    });

  addPredictOptions(program.command('predict'))
    .description("bytes and requests of a workload, from the ledger's figures")
    .action(async (options: PredictOptions) => {
      await printResult(await predict(options));
    });

  program
    .command('explain')
    .description('what a metric means')
    .argument('<metric>', 'its id, as in pushbench list')
    .action((metric: string) => printResult(explain(metric)));

  program
    .command('doctor')
    .description('what this machine can measure, and what is missing')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const { text, exitCode } = await doctor({ json });
      await printResult(text);
      process.exitCode = exitCode;
    });

  return program;
}

// A reader that has seen enough, as `head` has, is no fault; without a listener its end would be thrown.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await commandLine().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
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
