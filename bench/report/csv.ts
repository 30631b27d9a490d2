import { contenderName } from '../core/contender.ts';
import { METRICS } from '../core/metrics.ts';
import { csvLine, type Field } from './csv-line.ts';
import type { Format, Recorded } from './format.ts';
import { summarise, type RowSummary } from './summary.ts';

const HEAD = ['file', 'suite', 'seed', 'row', 'repetition', 'state', 'metric', 'unit', 'value', 'reason'];

/**
 * RFC 4180, in the long form: a line for each value of a trial that holds, in base units (microseconds, bytes,
 * shares of 1), `Infinity` for what never came; a line with a reason and no value for each trial that does not
 * hold. Repetitions count from 0, as in the result file.
 */
export const renderCsv: Format = (recorded) =>
  [HEAD, ...recorded.flatMap(recordsOf)].map(csvLine).join('\r\n');

function recordsOf({ source, result }: Recorded): readonly (readonly Field[])[] {
  const head = [source, result.suite, result.seed];
  const measured = summarise(result).rows.flatMap((row) =>
    valueRecords(row).map((fields) => [...head, ...fields]),
  );
  const others = result.trials.flatMap((trial) => {
    if (trial.state === 'measured') return [];
    const reason = trial.state === 'failed' ? trial.reason : trial.reasons.join('; ');
    return [[...head, contenderName(trial), trial.repetition, trial.state, '', '', '', reason]];
  });
  return [...measured, ...others];
}

function valueRecords({ row, samples }: RowSummary): readonly (readonly Field[])[] {
  return METRICS.flatMap(({ id, unit }) =>
    (samples.get(id)?.values ?? []).map(({ repetition, value }) => [
      row,
      repetition,
      'measured',
      id,
      unit,
      value,
      '',
    ]),
  );
}
