import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { derivedSeed, seededRandom } from '../core/random.ts';
import type { Field, HttpVersion } from './field.ts';

/** What answers carry beside what the server itself says. */
export type ResponseProfile = {
  readonly name: string;
  /**
   * For the answer of this number; of the same length for all. Only the request's id is another each time, which
   * HPACK can therefore not compress.
   */
  fields(http: HttpVersion, answer: number): readonly Field[];
};

/**
 * Our choice of what a reverse proxy and a content delivery network in front of an application add. None of them
 * is a field that the harness sets by itself: `Vary`, which is typical too, belongs to its answers across origins.
 */
const PROXIED: readonly Field[] = [
  ['Server', 'nginx'],
  ['Via', '1.1 varnish, 1.1 edge-fra-07 (edge)'],
  ['X-Cache', 'MISS, MISS'],
  // As long as the usual year, but over after a second: a browser would keep to it for all of localhost.
  ['Strict-Transport-Security', 'max-age=00000001; includeSubDomains'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'SAMEORIGIN'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
];

/** THE registry of response profiles: one line each. */
export const RESPONSE_PROFILES = {
  bare: { name: 'bare', fields: () => [] },
  proxied: {
    name: 'proxied',
    fields: (http, answer) =>
      [...PROXIED, ['X-Request-Id', requestId(answer)] as const].map(([name, value]) => [
        http === 2 ? name.toLowerCase() : name,
        value,
      ]),
  },
} as const satisfies Record<string, ResponseProfile>;

export type ResponseProfileName = keyof typeof RESPONSE_PROFILES;
export const RESPONSE_PROFILE_NAMES = Object.keys(RESPONSE_PROFILES) as readonly ResponseProfileName[];

/** @throws Failure for a name that there is not. */
export function responseProfileOf(name: string): ResponseProfile {
  const known = RESPONSE_PROFILE_NAMES.find((profile) => profile === name);
  if (known === undefined) {
    throw new Failure(
      `no response profile "${printable(name)}": give ${RESPONSE_PROFILE_NAMES.join(' or ')}`,
    );
  }
  return RESPONSE_PROFILES[known];
}

/** 128 bits in hexadecimal, as nginx's `$request_id`. */
function requestId(answer: number): string {
  const random = seededRandom(derivedSeed(0, 'request', answer));
  const word = (): string =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return word() + word() + word() + word();
}
