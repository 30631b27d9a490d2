import type { CDPSession, Page } from 'playwright-core';
import { messageOf } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { BrowserUser } from './launch.ts';
import { pageModule } from './page-files.ts';

/** A page of somebody's browser at a server's origin, which never had to serve it. */
export type HostPage = {
  readonly cdp: CDPSession;
  /** Runs an expression; rejects with one line that says so when the page is gone. */
  run<Value>(expression: string): Promise<Value>;
  /** Resolves, with what happened, when the page can no longer do its part. */
  readonly broken: Promise<Error>;
};

/** The shortest there is: requests carry it as their `Referer`. */
const DOCUMENT_PATH = '/';

/** An icon of its own keeps the browser from asking the server for one. */
const DOCUMENT = '<!doctype html><link rel="icon" href="data:,"><title>pushbench</title>';

/** With these a page's clock counts in 5 µs, without in 100 (High Resolution Time, §7 "Clock resolution"). */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/**
 * Opens a page at an origin and loads modules of ours in it: `load` is an expression that imports them. All that is
 * answered here, in the server's place; from then on every request goes its own way. What Playwright cannot do without,
 * DevTools' log of the network, was measured to make an event 40 to 90 µs later: less than the clock is known to.
 */
export async function openHostPage(user: BrowserUser, origin: string, load: string): Promise<HostPage> {
  // A document that was answered here came from no address, and such may not reach this machine's own servers by
  // WebSocket ("Local Network Access"). A browser that knows no such permission asks for none.
  await user.grantPermissions(['local-network-access']).catch(() => undefined);
  const page = await user.newPage();
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const module = pageModule(pathname);
    if (pathname === DOCUMENT_PATH) {
      await route.fulfill({ status: 200, headers: ISOLATED, contentType: 'text/html', body: DOCUMENT });
    } else if (module === undefined) {
      await route.abort();
    } else {
      await route.fulfill({ status: 200, headers: ISOLATED, contentType: 'text/javascript', body: module });
    }
  });
  await page.goto(origin + DOCUMENT_PATH);
  await page.evaluate(load);
  // Otherwise every request would be held until this process has let it go.
  await page.unroute('**/*');
  const broken = breakageOf(page);
  return {
    broken,
    cdp: await user.newCDPSession(page),
    async run<Value>(expression: string) {
      const outcome = await Promise.race([page.evaluate(expression).catch(asError), broken]);
      if (!(outcome instanceof Error)) return outcome as Value;
      // A call fails a moment before the page is known to be gone, and says less.
      throw await Promise.race([broken, settledSoon(outcome)]);
    },
  };
}

function breakageOf(page: Page): Promise<Error> {
  const { promise, resolve } = Promise.withResolvers<Error>();
  const say = (what: string) => () => {
    resolve(new Error(what));
  };
  page.on('crash', say('a page crashed'));
  page.on('close', say('a page was closed'));
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) say(`a page went away to ${printable(frame.url())}`)();
  });
  page.context().browser()?.on('disconnected', say('the browser ended'));
  return promise;
}

function asError(error: unknown): Error {
  const [line = ''] = messageOf(error).split('\n');
  return new Error(printable(line.replace(/^page\.evaluate: (Error: )?/, '')));
}

const SOON_MS = 500;

function settledSoon(error: Error): Promise<Error> {
  return new Promise((resolve) => setTimeout(resolve, SOON_MS, error));
}
