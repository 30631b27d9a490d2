import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { countTransports } from './count-transports.ts';
import { CHECKOUT, readSources } from './read-sources.ts';

/** Counts the transports anew and writes counts.json beside this file; `npm run record:simplicity`. */
const text = JSON.stringify(countTransports(CHECKOUT, readSources()));
writeFileSync(
  new URL('counts.json', import.meta.url),
  await format(text, { parser: 'json', printWidth: 110 }),
);
