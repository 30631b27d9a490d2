import { Failure } from '../../core/failure.ts';
import type { Field } from '../field.ts';
import { filledFields, filledText, type PlaceholderValues } from '../placeholders.ts';
import type { RecordedHead } from '../recording.ts';
import type { HeardHead, Listener } from './heard-head.ts';
import { CURSOR, PATHS } from './page.ts';

/**
 * What all the heads of one kind have in common, placeholders in the place of what differs.
 * @throws Failure when they differ in anything else
 */
export function templateOf({ http, origin }: Listener, heads: readonly HeardHead[]): RecordedHead {
  const [first, ...others] = heads.map((head) => ({ ...head, fields: withWholeCookie(head.fields) }));
  if (first === undefined) throw new Failure('the browser did not ask for everything: record again');
  // Those that resume, and those of a visitor with cookies, say more than others.
  const fullest = others.reduce((a, b) => (b.fields.length > a.fields.length ? b : a), first);
  const { kind, line } = fullest;
  const constant = { origin, host: new URL(origin).host, path: PATHS[kind] };
  const template = {
    kind,
    http,
    ...(line === undefined ? {} : { line: line.replace(constant.path, '{path}') }),
    fields: fullest.fields.map((field): Field => [field[0], templateValue(field, constant)]),
  };
  if ([first, ...others].some((head) => !isFilled(template, head, constant))) {
    throw new Failure(
      `the browser sent heads of ${kind} over HTTP/${http} that differ too much: record again`,
    );
  }
  return template;
}

type Constant = { readonly origin: string; readonly host: string; readonly path: string };

function templateValue([name, value]: Field, { origin, host, path }: Constant): string {
  switch (name.toLowerCase()) {
    case 'host':
    case ':authority':
      return value.replace(host, '{host}');
    case ':path':
      return value.replace(path, '{path}');
    case 'sec-websocket-key':
      return '{key}';
    case 'last-event-id':
      return value.replace(CURSOR, '{cursor}');
    case 'cookie':
      return '{cookie}';
    default:
      return value.replace(origin, '{origin}');
  }
}

/** Whether the template, filled with what this head says, is this head again. */
function isFilled(template: Omit<RecordedHead, 'kind'>, head: HeardHead, constant: Constant): boolean {
  const values: PlaceholderValues = {
    ...constant,
    ...said(head, 'key', 'sec-websocket-key'),
    ...said(head, 'cursor', 'last-event-id'),
    ...said(head, 'cookie', 'cookie'),
  };
  const line = template.line === undefined ? undefined : filledText(template.line, values);
  return (
    line === head.line &&
    JSON.stringify(filledFields(template.fields, values)) === JSON.stringify(head.fields)
  );
}

function said({ fields }: HeardHead, key: keyof PlaceholderValues, asked: string): PlaceholderValues {
  const field = fields.find(([name]) => name.toLowerCase() === asked);
  return field === undefined ? {} : { [key]: field[1] };
}

/** HTTP/2 may carry each cookie in a field of its own, which belong together (RFC 9113 §8.2.3). */
function withWholeCookie(fields: readonly Field[]): readonly Field[] {
  const isCookie = ([name]: Field): boolean => name.toLowerCase() === 'cookie';
  const cookie = fields
    .filter(isCookie)
    .map(([, value]) => value)
    .join('; ');
  const first = fields.findIndex(isCookie);
  return fields.flatMap((field, index) =>
    !isCookie(field) ? [field] : index === first ? [[field[0], cookie] as const] : [],
  );
}
