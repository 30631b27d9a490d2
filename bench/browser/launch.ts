import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { Failure, messageOf } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { Microseconds } from '../core/units.ts';
import { openProfile } from './profile.ts';

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

/** Whose pages share connections, cookies and all else that a browser keeps for one of its users. */
export type BrowserUser = BrowserContext;

export type LaunchedBrowser = {
  readonly browser: Browser;
  /** Another user, who trusts any certificate. */
  openUser(): Promise<BrowserUser>;
  /** CPU time of all its processes so far, as it tells itself. */
  cpuUs(): Promise<Microseconds>;
  /** Ends all its processes, and forgets its profile. */
  close(): Promise<void>;
};

/** Both as in a URL: `127.0.0.1:8080`. */
export type Redirection = { readonly from: string; readonly to: string };

export type LaunchOptions = {
  /** Where connections to a host and port go in their place; pages keep the name that they asked for. */
  readonly redirection?: Redirection | undefined;
};

/**
 * Starts a browser of the Chromium family, without a window. Its profile is fresh; every context of it is another
 * user's browser, with connections of its own.
 * @throws Failure when it is none
 */
export async function launch(
  executablePath: string,
  { redirection }: LaunchOptions = {},
): Promise<LaunchedBrowser> {
  const profile = openProfile();
  const rules = redirection === undefined ? [] : [`MAP ${redirection.from} ${redirection.to}`];
  try {
    const first = await chromium.launchPersistentContext(profile.folder, {
      executablePath,
      headless: true,
      // What it puts into the temporary folder, and leaves there when it is killed, goes with its profile.
      env: { ...process.env, TMPDIR: profile.folder },
      // Whoever started this process decides what becomes of a signal.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [...ARGUMENTS, ...rules.map((rule) => `--host-resolver-rules=${rule}`)],
    });
    const browser = first.browser();
    if (browser === null) throw new Error('it has no contexts');
    const cdp = await browser.newBrowserCDPSession();
    return {
      browser,
      openUser: () => browser.newContext({ ignoreHTTPSErrors: true }),
      async cpuUs() {
        const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
        return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1_000_000, 0);
      },
      async close() {
        await first.close();
        profile.remove();
      },
    };
  } catch (error) {
    profile.remove();
    const [why = ''] = messageOf(error)
      .replace(/^browserType\.\w+: /, '')
      .split('\n');
    throw new Failure(`${printable(executablePath)} does not start as a browser: ${printable(why)}`);
  }
}
