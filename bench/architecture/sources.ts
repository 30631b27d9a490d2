import { posix } from 'node:path';
import { importsOf, type Import } from './imports.ts';

/** Texts of sources by their path from the checkout's top, with slashes. */
export type Sources = ReadonlyMap<string, string>;

/** An import of one file by another. */
export type Link = Import & {
  readonly from: string;
  /** The file that it leads to; undefined for a package, a module of Node or a computed name. */
  readonly to: string | undefined;
};

/** Every import of every source. */
export function linksOf(sources: Sources): readonly Link[] {
  return [...sources].flatMap(([from, text]) =>
    importsOf(text).map((imported) => ({ ...imported, from, to: targetOf(from, imported.specifier) })),
  );
}

function targetOf(from: string, specifier: string | null): string | undefined {
  return specifier?.startsWith('.') === true ? posix.join(posix.dirname(from), specifier) : undefined;
}
