import { chromium, type Browser } from 'playwright-core';
import { Failure, messageOf } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { DONE, PAGE_PATH } from './page.ts';

export const CHROMIUM = '/usr/bin/chromium';

/** Nothing of its own on the network, and no QUIC; without a sandbox it runs as root too. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a browser of the Chromium family, without a window.
 * @throws Failure when it is none
 */
export async function launch(executablePath: string): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
  } catch (error) {
    const [why = ''] = messageOf(error).split('\n');
    throw new Failure(`${executablePath} does not start as a browser: ${printable(why)}`);
  }
}

/** Lets a page of this origin ask for everything once, as a visitor who holds these cookies. */
export async function visit(browser: Browser, origin: string, cookie: string): Promise<void> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const cookies = cookie.split('; ').filter((pair) => pair !== '');
  await context.addCookies(
    cookies.map((pair) => {
      const equals = pair.indexOf('=');
      return { name: pair.slice(0, equals), value: pair.slice(equals + 1), url: origin };
    }),
  );
  const page = await context.newPage();
  await page.goto(origin + PAGE_PATH);
  await page.waitForFunction('document.title !== ""');
  const title = await page.title();
  await context.close();
  if (title !== DONE) throw new Failure(`the page could not ask for everything: ${title}`);
}
