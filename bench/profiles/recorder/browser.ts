import type { Browser } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import { DONE, PAGE_PATH } from './page.ts';

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
