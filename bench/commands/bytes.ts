import { Argument, Option, type Command } from 'commander';
import { Failure } from '../core/failure.ts';
import type { Bytes } from '../core/units.ts';
import { PROFILE_NAMES, readProfile } from '../profiles/profiles.ts';
import { exchangeJson } from '../report/exchange-json.ts';
import { exchangeText } from '../report/exchange.ts';
import { ROW_IDS, rowOver, type RowId } from '../transports.ts';
import { playExchange } from '../wire/exchange.ts';
import * as read from './arguments.ts';

export type BytesOptions = {
  /** The name of a header profile, or a file. */
  readonly headers: string;
  /** The row's own version when left out. */
  readonly http?: 1 | 2;
  readonly tls?: boolean;
  readonly size: Bytes;
  readonly format: 'text' | 'json';
};

/** Declares what `bytes` takes. */
export function addBytesOptions(command: Command): Command {
  return command
    .addArgument(new Argument('<transport>', 'whose bytes to show').choices(ROW_IDS))
    .option('--headers <profile>', `what requests say besides: ${PROFILE_NAMES.join(', ')} or a file`, 'bare')
    .option('--http <version>', 'HTTP of the rows that run over either: 1 or 2', read.httpVersion)
    .option('--tls', 'over TLS 1.3')
    .option('--size <bytes>', "size of an event's body", read.bytes, 100)
    .addOption(new Option('--format <format>', 'how').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples:
  pushbench bytes sse
  pushbench bytes polling --headers chromium-cookie --http 2
  pushbench bytes websocket --tls --size 1KiB`;

/** A body above this would fill screens and memory, and shows nothing that a smaller one does not. */
const MOST_BODY_BYTES: Bytes = 1_048_576;

/**
 * `pushbench bytes TRANSPORT`: one event's whole exchange on the wire, annotated.
 * @throws Failure when the row does not run over that version of HTTP, or a profile is not there
 */
export async function bytes(
  row: RowId,
  { headers, http, tls = false, size, format }: BytesOptions,
  { colour }: { readonly colour: boolean },
): Promise<string> {
  if (http !== undefined && rowOver(row, http).http !== http) {
    throw new Failure(`${row} runs over one version of HTTP only: leave --http out`);
  }
  if (size > MOST_BODY_BYTES) throw new Failure(`--size is ${MOST_BODY_BYTES} at most here`);
  const profile = readProfile(headers);
  const exchange = await playExchange({ row, http: http ?? null, tls, profile, bodyBytes: size });
  return format === 'json' ? exchangeJson(exchange) : exchangeText(exchange, { colour });
}
