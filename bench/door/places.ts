import {
  CAPABILITIES_PATH,
  encodeCapabilities,
  PUBLISH_PATH,
  type Capabilities,
} from '../core/capabilities.ts';
import type { Cursor } from '../core/cursor.ts';
import type { ServingHalf } from '../core/serving.ts';
import type { Head, Refusal } from './gate.ts';

/** What stands at a path: a serving half, or an address of the door's own. */
export type Place = Pick<ServingHalf, 'http' | 'upgrade' | 'post'>;

export type Places = ReadonlyMap<string, Place>;

/** What a door answers beside its halves: who is here (R23), and what anybody wants published (R24). */
export type Control = {
  readonly capabilities: Capabilities;
  /** Hands one line of text to everybody who is subscribed; returns the event's cursor. */
  publish(payload: string): Cursor;
};

/** The addresses of a {@link Control}. */
export function controlPlaces({ capabilities, publish }: Control): Places {
  const text = encodeCapabilities(capabilities);
  return new Map<string, Place>([
    [
      CAPABILITIES_PATH,
      {
        http(_, response) {
          response.writeHead(200, {
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(text),
            'Cache-Control': 'no-store',
          });
          response.end(text);
        },
      },
    ],
    [
      PUBLISH_PATH,
      {
        post(_, response, payload) {
          response.writeHead(204, { 'Event-Cursor': publish(payload), 'Cache-Control': 'no-store' });
          response.end();
        },
      },
    ],
  ]);
}

/** The methods that a place answers, as `Allow` lists them; a GET that wants an upgrade is answered with that. */
export function allowedAt({ http, upgrade, post }: Place): string {
  return [
    ...(http === undefined && upgrade === undefined ? [] : ['GET']),
    ...(post === undefined ? [] : ['POST']),
    'OPTIONS',
  ].join(', ');
}

/** Why what is at a path cannot answer a request that has passed the gate; undefined when it can. */
export function refusalAt(place: Place, head: Head): Refusal | undefined {
  const { method } = head;
  const allow = allowedAt(place);
  if (!allow.split(', ').includes(method)) return { status: 405, message: `only ${allow}`, allow };
  return announcesBody(head) && method !== 'POST'
    ? { status: 413, message: `a ${method} has no body here` }
    : undefined;
}

/** A length of nothing is none; parts that may follow count, though they may come to nothing. */
function announcesBody({ headers, isOpenEnded = false }: Head): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  const length = headers['content-length'];
  return length === undefined ? isOpenEnded : Number(length) > 0;
}
