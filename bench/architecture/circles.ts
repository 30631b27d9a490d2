import { linksOf, type Sources } from './sources.ts';

/** Circles of imports, types and lazy ones included, each as `a → b → a`. */
export function circlesOf(sources: Sources): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of linksOf(sources)) {
    if (to !== undefined) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push([...path.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return circles;
}
