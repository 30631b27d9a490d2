import { Command } from 'commander';
import { expect, test } from 'vitest';
import { keysOf, parameterName } from '../compare/parameter-names.ts';
import { EXAMPLE_PARAMETERS } from '../report/example-result.ts';
import { addRunOptions } from './run-options.ts';

/** A suite sets it, and no option does. */
const WITHOUT_OPTION = ['drain'];

test('every parameter makes columns by the name of the option that sets it', () => {
  const known = addRunOptions(new Command('run')).options.map((option) =>
    (option.long ?? '').replace(/^--(no-)?/, ''),
  );
  const names = new Set(keysOf(EXAMPLE_PARAMETERS).map(parameterName));
  expect([...names].filter((name) => !known.includes(name))).toEqual(WITHOUT_OPTION);
});
