import { seededRandom } from '../core/random.ts';
import type { Bytes } from '../core/units.ts';

/** The whole `Cookie: …` line of HTTP/1.1, its end included. */
const LINE_BYTES: Bytes = 1_024;

const HEXADECIMAL = '0123456789abcdef';
const DECIMAL = '0123456789';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `Cookie: session=x`, and the end of the line. */
export const LEAST_COOKIE_BYTES: Bytes = 19;
/** Browsers take no cookie with more in its name and value (RFC 6265bis §5.7): what is longer is cut into several. */
const LONGEST_BYTES: Bytes = 4_096;
/** The least that is cut off, name and separator included. */
const LEAST_PART_BYTES: Bytes = 16;

/** What a site with a login and two analytics services has set after a while; the same at any time and place. */
export const SESSION_COOKIE = sessionCookie(LINE_BYTES);

/**
 * A cookie whose whole line has so many bytes over HTTP/1.1, {@link LEAST_COOKIE_BYTES} at least: as
 * {@link SESSION_COOKIE}, with a longer or shorter session, or with nothing but a session where there is no room.
 */
export function sessionCookie(lineBytes: Bytes): string {
  const random = seededRandom(1_024);
  const draw: Draw = (length, alphabet) =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
  const others = [
    `csrf_token=${draw(64, HEXADECIMAL)}`,
    `_ga=GA1.1.${draw(10, DECIMAL)}.${draw(10, DECIMAL)}`,
    `_ga_${draw(10, HEXADECIMAL)}=GS2.1.s${draw(10, DECIMAL)}$o7$g1$t${draw(10, DECIMAL)}$j60$l0$h0`,
    `_fbp=fb.1.${draw(13, DECIMAL)}.${draw(18, DECIMAL)}`,
    `consent=${draw(96, BASE64URL)}`,
    'theme=dark',
  ].join('; ');
  const rest = lineBytes - `Cookie: ; ${others}\r\n`.length;
  return rest < LEAST_PART_BYTES
    ? sessions(lineBytes - 'Cookie: \r\n'.length, draw)
    : `${sessions(rest, draw)}; ${others}`;
}

type Draw = (length: number, alphabet: string) => string;

/** `session=…; session1=…`, of so many bytes in all. */
function sessions(bytes: Bytes, draw: Draw): string {
  const parts: string[] = [];
  for (let left = bytes; left > 0;) {
    const name = parts.length === 0 ? 'session' : `session${parts.length}`;
    const beyond = left - LONGEST_BYTES;
    const length = beyond <= 0 ? left : Math.min(LONGEST_BYTES, left - LEAST_PART_BYTES);
    parts.push(`${name}=${draw(length - `${name}=`.length, BASE64URL)}`);
    left -= length + '; '.length;
  }
  return parts.join('; ');
}
