import { CommanderError } from 'commander';
import { commandLine } from './commands/command-line.ts';
import { splitArguments } from './commands/served-command.ts';
import { endWithParent } from './commands/signals.ts';
import { commandNamed, usageMistake } from './commands/usage-mistake.ts';
import { EXIT, Failure } from './core/failure.ts';

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
