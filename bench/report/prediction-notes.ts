import { printable } from '../core/printable.ts';
import type { RunResult } from '../core/result.ts';
import type { Recorded, View } from './format.ts';
import { inWords } from './scale.ts';

/** How to read predictions, where a page shows any. */
export function predictionNotes(
  { result }: Recorded,
  { all, predict }: Pick<View, 'all' | 'predict'>,
): readonly string[] {
  const isCurve = result.sweep !== undefined && !all;
  if (predict !== true && !isCurve) return [];
  return [
    'Predicted: by the closed form for this window, and what the control row shows that the host takes besides.',
    ...(isCurve
      ? [
          '✓ measured within the tolerance, ✗ beyond it, ≈ within one of more than half of what is predicted, which says little;',
          '? without a control row, which would show what the host takes. With --predict the tolerances are told.',
          ...pointsNote(result),
        ]
      : []),
  ];
}

/** What each point of a sweep is made of, where that is more than its place on the axis; of several sides the first. */
function pointsNote({ variants = {}, sweep }: RunResult): readonly string[] {
  const { points: places = {}, series = {} } = sweep ?? {};
  const [side] = Object.values(series);
  const points = Object.keys(places)
    .filter((variant) => series[variant] === side)
    .map(
      (variant) =>
        `${variant} (${Object.entries(variants[variant] ?? {})
          .map(changeInWords)
          .join(', ')})`,
    );
  return [printable(`Points: ${points.join('; ')}.`)];
}

function changeInWords([name, value]: readonly [string, unknown]): string {
  return typeof value === 'number' && name.endsWith('Us')
    ? `${name.slice(0, -2)} ${inWords(value, 'us')}`
    : `${name} ${String(value)}`;
}
