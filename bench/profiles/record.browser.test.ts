import { describe, expect, test } from 'vitest';
import { findChromium, NO_CHROMIUM } from '../browser/find-chromium.ts';
import { launch } from '../browser/launch.ts';
import { isClientField, REQUEST_KINDS, type Field } from './field.ts';
import { fieldsFrom } from './header-profile.ts';
import { chromiumRecording, readProfile } from './profiles.ts';
import { visit } from './recorder/browser.ts';
import { openHttp1Listener } from './recorder/http1-listener.ts';
import { openHttp2Listener } from './recorder/http2-listener.ts';
import { recordBrowser } from './recorder/record-browser.ts';
import { recordedHead } from './recording.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

const chromium = findChromium() ?? '';
const isMissing = chromium === '';
if (isMissing) console.warn(`skipped: ${NO_CHROMIUM}`);
/** A browser starts slowly on a busy machine. */
const TIMEOUT_MS = 120_000;

/** What differs from one version of Chromium to the next, and from one machine to another. */
const VERSIONED = ['user-agent', 'sec-ch-ua', 'sec-ch-ua-platform'];
const unversioned = (fields: readonly Field[]) =>
  fields.map(([name, value]) => [name, VERSIONED.includes(name.toLowerCase()) ? 'any' : value]);

describe('the Chromium of this machine', () => {
  test(
    'sends what is recorded: the same fields in the same order',
    { timeout: TIMEOUT_MS },
    async ({ skip }) => {
      skip(isMissing);
      const again = await recordBrowser(chromium);
      const stored = chromiumRecording();
      expect(again.version).toMatch(/^\d+(\.\d+){3}$/);
      for (const { kind, http, line, fields } of stored.heads) {
        const head = recordedHead(again, kind, http);
        expect(head.line).toBe(line);
        expect(unversioned(head.fields)).toEqual(unversioned(fields));
      }
    },
  );

  test('sends what the profiles say, each cookie as they do', { timeout: TIMEOUT_MS }, async ({ skip }) => {
    skip(isMissing);
    const listeners = await Promise.all([openHttp1Listener(), openHttp2Listener()]);
    const { browser, close } = await launch(chromium);
    for (const { origin } of listeners) await visit(browser, origin, SESSION_COOKIE);
    await close();
    const profile = readProfile('chromium-cookie');
    for (const { http, origin, heads, close } of listeners) {
      close();
      expect(new Set(heads.map(({ kind }) => kind))).toEqual(new Set(REQUEST_KINDS));
      for (const { kind, fields } of heads) {
        const sent = fields.filter(([name]) => !isClientField(name));
        expect(unversioned(sent)).toEqual(unversioned(fieldsFrom(origin, profile, kind, http)));
      }
    }
  });
});
