import { seededRandom } from '../core/random.ts';
import type { Bytes } from '../core/units.ts';

/** The whole `Cookie: …` line of HTTP/1.1, its end included. */
const LINE_BYTES: Bytes = 1_024;

const HEXADECIMAL = '0123456789abcdef';
const DECIMAL = '0123456789';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What a site with a login and two analytics services has set after a while; the same at any time and place. */
export const SESSION_COOKIE = sessionCookie();

function sessionCookie(): string {
  const random = seededRandom(1_024);
  const draw = (length: number, alphabet: string): string =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
  const others = [
    `csrf_token=${draw(64, HEXADECIMAL)}`,
    `_ga=GA1.1.${draw(10, DECIMAL)}.${draw(10, DECIMAL)}`,
    `_ga_${draw(10, HEXADECIMAL)}=GS2.1.s${draw(10, DECIMAL)}$o7$g1$t${draw(10, DECIMAL)}$j60$l0$h0`,
    `_fbp=fb.1.${draw(13, DECIMAL)}.${draw(18, DECIMAL)}`,
    `consent=${draw(96, BASE64URL)}`,
    'theme=dark',
  ].join('; ');
  const rest = LINE_BYTES - `Cookie: session=; ${others}\r\n`.length;
  return `session=${draw(rest, BASE64URL)}; ${others}`;
}
