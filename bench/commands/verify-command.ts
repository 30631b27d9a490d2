import { Argument, type Command } from 'commander';
import { httpVersion } from './arguments.ts';
import { wrapFor } from '../report/wrap.ts';
import { caseProgress } from './case-progress.ts';
import { printResult, viewFor } from './output.ts';
import { verifyForeign } from './verify-server.ts';
import { addTarget, verifiedOf, type Target } from './verify-targets.ts';
import { verify } from './verify.ts';

const VERIFY_EXAMPLES = `
Examples:
  pushbench verify                             ours, over each version of HTTP
  pushbench verify http://127.0.0.1:8080       a server of yours, which declares its transports at GET /
  pushbench verify -- python3 server.py        started with a free PORT, watched and stopped`;

type VerifyFlags = { readonly http?: 1 | 2; readonly json?: boolean };

/**
 * Declares what `verify` takes.
 * @param served what stands behind `--`: the command that starts a server
 */
export function addVerifyCommand(command: Command, served: readonly string[] | undefined): void {
  command
    .description('run the contract suite, without measuring')
    .addArgument(
      new Argument('[what...]', "rows to verify, all when none is named; or a server's address").argParser(
        addTarget,
      ),
    )
    .usage('[options] [transports... | http://HOST:PORT | -- COMMAND...]')
    .option('--http <version>', 'only over HTTP 1 or 2, of the rows that run over either', httpVersion)
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', VERIFY_EXAMPLES)
    .action(async (targets: readonly Target[] | undefined, { http, json = false }: VerifyFlags) => {
      const verified = verifiedOf(targets ?? [], served, http);
      const { colour, width } = viewFor(process.stdout);
      const progress = caseProgress(process.stderr, Date.now);
      const shared = {
        json,
        color: colour,
        onProgress: progress.row,
        onCase: progress.case,
      };
      const { text, exitCode } = await (
        'rows' in verified ? verify({ ...verified, ...shared }) : verifyForeign({ ...verified, ...shared })
      ).finally(progress.done);
      // A table is not so wide; what is found may be.
      const lines = json
        ? text
        : text
            .split('\n')
            .map((line) => wrapFor(width, line))
            .join('\n');
      if (text !== '') await printResult(lines);
      process.exitCode = exitCode;
    });
}
