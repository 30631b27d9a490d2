/**
 * Records what a real browser says in the requests of a page, for the header profiles:
 *
 *     node bench/profiles/record.ts [FILE [BROWSER]]
 *
 * FILE is bench/profiles/chromium.json unless given, and may be handed to `--headers` as it is; BROWSER is the one on
 * PATH, or that PUSHBENCH_CHROMIUM names (Debian: apt-get install chromium). A page on 127.0.0.1 polls and posts by fetch, subscribes by
 * EventSource, is made to resume, and tries a WebSocket handshake, over HTTP/1.1 and over HTTP/2 with TLS, with and
 * without cookies. Values that differ from one request to the next become placeholders (placeholders.ts).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { requireChromium } from '../browser/find-chromium.ts';
import { Failure, systemReason } from '../core/failure.ts';
import { recordBrowser } from './recorder/record-browser.ts';

const [file = join(import.meta.dirname, 'chromium.json'), named] = process.argv.slice(2);

try {
  const recording = await recordBrowser(named ?? requireChromium());
  const style = await resolveConfig(import.meta.filename);
  write(await format(JSON.stringify(recording), { ...style, parser: 'json' }));
  console.error(`${file}: ${recording.heads.length} heads of Chromium ${recording.version}`);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

function write(text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Failure(`the recording cannot be written: ${systemReason(error)}`);
  }
}
