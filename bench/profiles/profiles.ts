import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure, systemReason } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import type { Bytes } from '../core/units.ts';
import { parseFieldLines } from './field-lines.ts';
import { REQUEST_KINDS } from './field.ts';
import { BARE, listedProfile, recordedProfile, type HeaderProfile } from './header-profile.ts';
import { parseRecording, type Recording } from './recording.ts';
import { LEAST_COOKIE_BYTES, SESSION_COOKIE, sessionCookie } from './session-cookie.ts';

/** Node's servers take heads of 16,384 bytes; the rest is for the request line and the client's own fields. */
const MAX_FIELDS_BYTES: Bytes = 14_336;
const MAX_FILE_BYTES: Bytes = 1_048_576;

/** THE registry of header profiles: one line each. */
const PROFILES = {
  bare: () => BARE,
  chromium: () => recordedProfile('chromium', chromiumRecording()),
  'chromium-cookie': () => recordedProfile('chromium-cookie', chromiumRecording(), SESSION_COOKIE),
} as const satisfies Record<string, () => HeaderProfile>;

export type ProfileName = keyof typeof PROFILES;
export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];

/** What record.ts recorded from the real browser. */
export function chromiumRecording(): Recording {
  const file = new URL('chromium.json', import.meta.url);
  return parseRecording(readFileSync(file, 'utf8'), 'chromium.json');
}

/**
 * The profile of a name, or of a file of the user's own: a recording as record.ts writes it, or a list of
 * `Name: value` lines, in which `{origin}` stands for the server's own.
 * @throws Failure when there is none, or the file is not good
 */
export function readProfile(nameOrPath: string): HeaderProfile {
  return isProfileName(nameOrPath) ? PROFILES[nameOrPath]() : readProfileFile(nameOrPath);
}

/**
 * What Chromium sends, with a cookie whose line has so many bytes over HTTP/1.1; 0 for none.
 * @throws Failure when there is no such cookie, or it does not fit into a request
 */
export function chromiumWithCookie(lineBytes: Bytes): HeaderProfile {
  if (lineBytes === 0) return PROFILES.chromium();
  if (lineBytes < LEAST_COOKIE_BYTES) {
    throw new Failure(`a cookie's line has ${LEAST_COOKIE_BYTES} bytes at least, or 0 for none`);
  }
  const room = MAX_FIELDS_BYTES - longestFields(PROFILES.chromium());
  if (lineBytes > room) {
    throw new Failure(
      `a cookie's line of ${lineBytes} bytes does not fit into a request: at most ${room} do`,
    );
  }
  return recordedProfile('chromium-cookie', chromiumRecording(), sessionCookie(lineBytes));
}

function isProfileName(text: string): text is ProfileName {
  return Object.hasOwn(PROFILES, text);
}

function readProfileFile(path: string): HeaderProfile {
  const source = printable(path);
  // A byte order mark is no part of the text.
  const text = readText(path, source).replace(/^\ufeff/, '');
  const name = printable(basename(path));
  const profile = text.trimStart().startsWith('{')
    ? recordedProfile(name, parseRecording(text, source))
    : listedProfile(name, parseFieldLines(text, source));
  const bytes = longestFields(profile);
  if (bytes > MAX_FIELDS_BYTES) {
    throw new Failure(`${source} makes ${bytes} bytes of header fields: at most ${MAX_FIELDS_BYTES} fit`);
  }
  return profile;
}

/** Of the kind of request that has the most to say. */
function longestFields(profile: HeaderProfile): Bytes {
  return Math.max(...REQUEST_KINDS.map((kind) => fieldBytes(profile.fields(kind, 1))));
}

function readText(path: string, source: string): string {
  let bytes: Bytes;
  try {
    const { size } = statSync(path);
    if (size <= MAX_FILE_BYTES) return readFileSync(path, 'utf8');
    bytes = size;
  } catch (error) {
    throw new Failure(
      printable(
        `no header profile "${source}" (as a file: ${systemReason(error)}); give ${PROFILE_NAMES.join(', ')} or a file of field lines`,
      ),
    );
  }
  throw new Failure(`${source} has ${bytes} bytes: a file of header fields has at most ${MAX_FILE_BYTES}`);
}

function fieldBytes(fields: ReturnType<HeaderProfile['fields']>): Bytes {
  return fields.reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 0);
}
