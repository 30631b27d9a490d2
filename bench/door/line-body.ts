import type { Readable } from 'node:stream';
import { MAX_BODY_BYTES } from '../core/capabilities.ts';
import type { Refusal } from './gate.ts';

const TOO_LONG: Refusal = { status: 413, message: `a body has ${MAX_BODY_BYTES} bytes at most` };
const NOT_UTF_8: Refusal = { status: 400, message: 'a body is UTF-8' };
const NOT_ONE_LINE: Refusal = { status: 400, message: 'a body is one line: it may hold neither CR nor LF' };

/**
 * Reads a request's body, which has to be one line of text (R24, R25). Tells it, or why it is refused, once; not at
 * all when the connection ends before. What comes beyond the most is dropped as it comes.
 */
export function readLineBody(
  request: Readable,
  onLine: (line: string) => void,
  onRefusal: (refusal: Refusal) => void,
): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    const wasTooLong = bytes > MAX_BODY_BYTES;
    bytes += part.length;
    if (bytes <= MAX_BODY_BYTES) parts.push(part);
    else if (!wasTooLong) onRefusal(TOO_LONG);
  });
  request.on('end', () => {
    if (bytes > MAX_BODY_BYTES) return;
    const line = textOf(Buffer.concat(parts));
    if (line === undefined) onRefusal(NOT_UTF_8);
    else if (/[\r\n]/.test(line)) onRefusal(NOT_ONE_LINE);
    else onLine(line);
  });
}

/** Undefined when it is no UTF-8; a byte order mark is text like any other. */
function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
