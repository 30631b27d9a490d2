/**
 * P values adjusted for being the least of several (Holm 1979), in the order given, as R's
 * `p.adjust(method = 'holm')`: one below 0.05 is significant at 5 % for the whole family.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const adjusted = new Array<number>(ps.length).fill(1);
  const inOrder = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  let greatest = 0;
  for (const [before, { p, index }] of inOrder.entries()) {
    greatest = Math.max(greatest, Math.min(1, p * (ps.length - before)));
    adjusted[index] = greatest;
  }
  return adjusted;
}
