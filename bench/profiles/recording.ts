import { Failure, messageOf } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { faultOf, REQUEST_KINDS, type Field, type HttpVersion, type RequestKind } from './field.ts';

/** The head of a request as a browser sends it, its order and letter case kept; see placeholders.ts. */
export type RecordedHead = {
  readonly kind: RequestKind;
  readonly http: HttpVersion;
  /** The request line of HTTP/1.1; HTTP/2 has pseudo header fields instead. */
  readonly line?: string;
  readonly fields: readonly Field[];
};

/** What record.ts writes: every kind of request over each version of HTTP, once. */
export type Recording = {
  readonly browser: string;
  readonly version: string;
  readonly platform: string;
  /** The day, as in ISO 8601. */
  readonly recorded: string;
  readonly heads: readonly RecordedHead[];
};

const HTTP_VERSIONS = [1, 2] as const;
const DESCRIPTION = ['browser', 'version', 'platform', 'recorded'] as const;

/**
 * Reads a recording.
 * @param source names it in messages
 * @throws Failure when it is none, or not a whole one
 */
export function parseRecording(text: string, source: string): Recording {
  const value = parseJson(text, source);
  const { heads } = isObject(value) ? value : {};
  if (!isObject(value) || !isDescribed(value) || !Array.isArray(heads) || !heads.every(isHead)) {
    throw new Failure(`${source} is no recording: write one with "node bench/profiles/record.ts FILE"`);
  }
  for (const { fields } of heads) {
    const fault = fields.map(faultOf).find((found) => found !== undefined);
    if (fault !== undefined) throw new Failure(`${source}: ${printable(fault)}`);
  }
  for (const kind of REQUEST_KINDS) {
    for (const http of HTTP_VERSIONS) {
      if (heads.filter((head) => head.kind === kind && head.http === http).length !== 1) {
        throw new Failure(`${source} must hold one head for ${kind} over HTTP/${http}: record it anew`);
      }
    }
  }
  return { ...value, heads };
}

/** The head of one kind of request over one version of HTTP. */
export function recordedHead(recording: Recording, kind: RequestKind, http: HttpVersion): RecordedHead {
  const head = recording.heads.find((head) => head.kind === kind && head.http === http);
  if (head === undefined) throw new Error(`the recording holds no ${kind} over HTTP/${http}`);
  return head;
}

/** What comes over an HTTP/1.1 connection (RFC 9112 §2.1). */
export function headText(line: string, fields: readonly Field[]): string {
  return `${line}\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${source} is no JSON: ${printable(messageOf(error))}`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

type Description = Pick<Recording, (typeof DESCRIPTION)[number]>;

function isDescribed(value: Readonly<Record<string, unknown>>): value is Description & typeof value {
  return DESCRIPTION.every((name) => typeof value[name] === 'string');
}

function isHead(value: unknown): value is RecordedHead {
  if (!isObject(value)) return false;
  const { kind, http, line, fields } = value;
  return (
    REQUEST_KINDS.some((known) => known === kind) &&
    HTTP_VERSIONS.some((known) => known === http) &&
    (http === 1 ? typeof line === 'string' : line === undefined) &&
    Array.isArray(fields) &&
    fields.every(isField)
  );
}

function isField(value: unknown): value is Field {
  return Array.isArray(value) && value.length === 2 && value.every((text) => typeof text === 'string');
}
