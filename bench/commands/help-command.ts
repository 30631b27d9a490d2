import type { Command } from 'commander';
import { unknownName } from '../report/unknown-name.ts';

/** Declares `help COMMAND`, which says of a command that there is not that it is not there. */
export function addHelpCommand(program: Command): void {
  program
    .helpCommand(false)
    .command('help')
    .description('the same as COMMAND --help')
    .argument('[command]', 'one of these')
    .action((name: string | undefined) => {
      const named = program.commands.find((command) => command.name() === name);
      if (name === undefined || named !== undefined) (named ?? program).outputHelp();
      else {
        const names = program.commands.map((command) => command.name());
        throw unknownName('command', name, names, 'pushbench --help');
      }
    });
}
