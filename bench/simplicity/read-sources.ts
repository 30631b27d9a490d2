import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sources } from '../architecture/sources.ts';

/** The checkout's top, ending with a slash. */
export const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));

/** The registry, and all that belongs to transports: neither tests nor what only tests use. */
export function readSources(): Sources {
  const files = ['servers/', 'clients/', 'clients/browser/'].flatMap((folder) =>
    readdirSync(CHECKOUT + folder).flatMap((name) =>
      name.endsWith('.ts') && !/^example-|\.test\.ts$/.test(name) ? [folder + name] : [],
    ),
  );
  return new Map(
    ['bench/transports.ts', ...files].map((file) => [file, readFileSync(CHECKOUT + file, 'utf8')]),
  );
}
