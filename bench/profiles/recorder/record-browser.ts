import type { Browser } from 'playwright-core';
import { launch } from '../../browser/launch.ts';
import { REQUEST_KINDS } from '../field.ts';
import type { RecordedHead, Recording } from '../recording.ts';
import { SESSION_COOKIE } from '../session-cookie.ts';
import { visit } from './browser.ts';
import type { Listener } from './heard-head.ts';
import { openHttp1Listener } from './http1-listener.ts';
import { openHttp2Listener } from './http2-listener.ts';
import { templateOf } from './template.ts';

/**
 * Records what a browser of the Chromium family sends, with and without cookies, over each version of HTTP.
 * @throws Failure when it does not start, or does not send the same each time
 */
export async function recordBrowser(executablePath: string): Promise<Recording> {
  const { browser, close } = await launch(executablePath);
  try {
    const heads = [
      ...(await recordHeads(browser, await openHttp1Listener())),
      ...(await recordHeads(browser, await openHttp2Listener())),
    ];
    return {
      browser: 'Chromium, headless',
      version: browser.version(),
      platform: `${process.platform} ${process.arch}`,
      recorded: new Date().toISOString().slice(0, 10),
      heads,
    };
  } finally {
    await close();
  }
}

/** Closes the listener when it has heard everything. */
async function recordHeads(browser: Browser, listener: Listener): Promise<readonly RecordedHead[]> {
  try {
    await visit(browser, listener.origin, '');
    await visit(browser, listener.origin, SESSION_COOKIE);
  } finally {
    listener.close();
  }
  return REQUEST_KINDS.map((kind) =>
    templateOf(
      listener,
      listener.heads.filter((head) => head.kind === kind),
    ),
  );
}
