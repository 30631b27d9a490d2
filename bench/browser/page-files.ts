import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** The checkout's top, or that of what was built from it. */
const root = new URL('../../', import.meta.url);

/** The sources run as they are; a packed install runs what was built from them. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** What a page may be given of this package: the receiving halves in pages, and what they stand on. */
const OPEN_TO_PAGES = /^\/(clients\/browser|bench\/browser\/page|bench\/core)\/[a-z-]+\.[jt]s$/;

/** The path at which a page finds a module, named without its extension. */
export function modulePath(name: string): string {
  return `/${name}.${EXTENSION}`;
}

/** The JavaScript of a module, by the path that a page asks for; undefined for anything else. */
export function pageModule(path: string): string | undefined {
  if (!OPEN_TO_PAGES.test(path)) return undefined;
  const text = readFileSync(new URL(`.${path}`, root), 'utf8');
  return EXTENSION === 'ts' ? stripTypeScriptTypes(text) : text;
}
