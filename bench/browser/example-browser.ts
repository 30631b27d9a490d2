import { afterAll, beforeAll } from 'vitest';
import { findChromium, NO_CHROMIUM } from './find-chromium.ts';
import { launch, type LaunchedBrowser } from './launch.ts';

/** Why tests in a browser are skipped; undefined where there is one. */
export const isMissing = findChromium() === undefined;
if (isMissing) console.warn(`skipped: ${NO_CHROMIUM}`);

/** A browser starts slowly on a busy machine. */
export const BROWSER_TIMEOUT_MS = 120_000;

/** One browser for all tests of a file. */
export function launchForTests(): { readonly launched: () => LaunchedBrowser } {
  let browser: LaunchedBrowser | undefined;
  beforeAll(async () => {
    const chromium = findChromium();
    if (chromium !== undefined) browser = await launch(chromium);
  }, BROWSER_TIMEOUT_MS);
  afterAll(() => browser?.close(), BROWSER_TIMEOUT_MS);
  return {
    launched() {
      if (browser === undefined) throw new Error('no browser was launched');
      return browser;
    },
  };
}
