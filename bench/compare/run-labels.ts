/** The file's folders and name; a result's ending says nothing. */
function partsOf(path: string): readonly string[] {
  return path
    .replace(/\.json$/, '')
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.');
}

/**
 * A short name for each path, in their order: as little of its end as tells it from the others. A path that comes
 * again has its place behind it.
 */
export function labelsOf(paths: readonly string[]): readonly string[] {
  const labels = paths.map((path) => shortest(path, paths));
  return labels.map((label, index) => (labels.indexOf(label) === index ? label : `${label} (${index + 1})`));
}

function shortest(path: string, paths: readonly string[]): string {
  const parts = partsOf(path);
  const others = paths.filter((other) => other !== path).map(partsOf);
  const ending = (of: readonly string[], length: number): string => of.slice(-length).join('/');
  for (let length = 1; length < parts.length; length += 1) {
    if (others.every((other) => ending(other, length) !== ending(parts, length)))
      return ending(parts, length);
  }
  return parts.join('/');
}
