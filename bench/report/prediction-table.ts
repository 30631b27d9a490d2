import { printable } from '../core/printable.ts';
import type { RunResult } from '../core/result.ts';
import type { Verdict } from '../predict/judgement.ts';
import { ABSENT } from './grid.ts';
import { judgedPredictions, type JudgedPrediction } from './judged-predictions.ts';
import type { PlainTable } from './plain-table.ts';
import { scaled, scaleFor } from './scale.ts';
import type { TextColumn } from './text-table.ts';

const COLUMNS: readonly TextColumn[] = [
  { head: 'contender', align: 'left' },
  { head: 'metric', align: 'left' },
  { head: 'predicted', align: 'right' },
  { head: 'measured', align: 'right' },
  { head: 'least', align: 'right' },
  { head: 'greatest', align: 'right' },
  { head: 'deviation', align: 'right' },
  { head: 'tolerance', align: 'right' },
  { head: 'verdict', align: 'left' },
];

const EXPLAINED: readonly (readonly [Verdict, string])[] = [
  ['loose', 'within the tolerance, which is more than half of what is predicted, and so says little'],
  ['no control', 'what the host takes besides is not known, as the run has no control row (raw-tcp)'],
];

/** All that was predicted of a run beside what was measured, the median of the repetitions that hold. */
export function predictionTable(result: RunResult): PlainTable {
  const judged = judgedPredictions(result);
  const silences = (result.unpredicted ?? []).map(
    ({ contender, why }) => `no prediction for ${contender}: ${why}`,
  );
  return {
    title: 'predicted and measured',
    columns: COLUMNS,
    rows: judged.map((one, index) => cellsOf(one, one.contender === judged[index - 1]?.contender)),
    below: [
      ...(judged.length === 0 && silences.length === 0
        ? ['This result holds no predictions: it was written before there were any.']
        : []),
      ...silences.map(printable),
      ...EXPLAINED.filter(([verdict]) => judged.some((one) => one.verdict === verdict)).map(
        ([verdict, meaning]) => `${verdict}: ${meaning}`,
      ),
    ],
  };
}

function cellsOf(
  { label, metric, expected, measured, isBound, verdict }: JudgedPrediction,
  isSameContender: boolean,
): readonly string[] {
  const { value, allowed } = expected;
  const known = measured === undefined ? [] : [measured.min, measured.median, measured.max];
  const scale = scaleFor(metric.unit, [value, ...known, allowed]);
  const text = (number: number | undefined): string =>
    number === undefined ? ABSENT : scaled(number, scale);
  const deviation = measured === undefined ? undefined : measured.median - value;
  const unit = scale.label === '' || metric.unit === 'ratio' ? '' : `, ${scale.label}`;
  return [
    isSameContender ? '' : label,
    `${metric.title}${unit}`,
    `${isBound ? '≤ ' : ''}${text(value)}`,
    text(measured?.median),
    text(measured?.min),
    text(measured?.max),
    deviation !== undefined && deviation > 0 ? `+${text(deviation)}` : text(deviation),
    allowed === 0 ? 'exact' : text(allowed),
    verdict,
  ];
}
