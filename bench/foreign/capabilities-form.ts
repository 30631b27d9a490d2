import {
  CONTRACT_VERSION,
  type Capabilities,
  type DeclaredTransport,
  type HttpVersion,
} from '../core/capabilities.ts';
import { TRANSPORTS, type Transport } from '../transports.ts';

const LONGEST_NAME = 60;
/** Path-absolute of RFC 3986 §3.3, as it is sent: no query, no spaces, nothing to encode. */
const PATH = /^\/(?!\/)[\w\-.~!$&'()*+,;=:@%/]*$/;
const VERSIONS: readonly unknown[] = [1, 2];

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what a server declares (R23 of servers/README.md); transports that are not known are left out.
 * @throws TypeError that says what is wrong.
 */
export function parseCapabilities(text: string): Capabilities {
  const { pushbench, name, transports } = fieldsOf(parseJson(text), 'it');
  if (pushbench !== CONTRACT_VERSION) {
    throw new TypeError(
      `"pushbench" has to be ${CONTRACT_VERSION}, the number of the contract, not ${shown(pushbench)}`,
    );
  }
  if (typeof name !== 'string' || name === '' || name.length > LONGEST_NAME) {
    throw new TypeError(`"name" has to be a text of 1 to ${LONGEST_NAME} characters, not ${shown(name)}`);
  }
  const declared = fieldsOf(transports, '"transports"');
  const known = TRANSPORTS.filter((transport) => Object.hasOwn(declared, transport));
  if (known.length === 0) {
    throw new TypeError(`it declares no transport that is known; there is ${TRANSPORTS.join(', ')}`);
  }
  return {
    name,
    transports: Object.fromEntries(known.map((transport) => [transport, transportOf(declared, transport)])),
  };
}

function transportOf(declared: Fields, transport: Transport): DeclaredTransport {
  const { path, http = [1], wayUp = false } = fieldsOf(declared[transport], `"${transport}"`);
  if (typeof path !== 'string' || !PATH.test(path)) {
    throw new TypeError(
      `"path" of "${transport}" has to be a path such as /${transport}, not ${shown(path)}`,
    );
  }
  if (!isVersions(http)) {
    throw new TypeError(`"http" of "${transport}" has to be [1], [2] or [1, 2], not ${shown(http)}`);
  }
  if (transport === 'websocket' && http.includes(2)) {
    throw new TypeError('"websocket" goes over HTTP/1.1 only, so its "http" has to be [1] or left out');
  }
  if (typeof wayUp !== 'boolean') {
    throw new TypeError(`"wayUp" of "${transport}" has to be true or false, not ${shown(wayUp)}`);
  }
  return { path, http, wayUp };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError(`it is no JSON: ${shown(text)}`);
  }
}

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new TypeError(`${what} has to be an object, not ${shown(value)}`);
}

function isVersions(value: unknown): value is readonly HttpVersion[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    new Set(value).size === value.length &&
    value.every((version) => VERSIONS.includes(version))
  );
}

const LONGEST_SHOWN = 60;

function shown(value: unknown): string {
  const text = value === undefined ? 'left out' : JSON.stringify(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}
