/** How y grows with x, by least squares; undefined where all points lie at one x. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number | undefined {
  const xMean = meanOf(points.map(([x]) => x));
  const yMean = meanOf(points.map(([, y]) => y));
  const square = points.reduce((sum, [x]) => sum + (x - xMean) ** 2, 0);
  const product = points.reduce((sum, [x, y]) => sum + (x - xMean) * (y - yMean), 0);
  return square > 0 ? product / square : undefined;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
