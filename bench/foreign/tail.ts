import type { Readable } from 'node:stream';
import { printable } from '../core/printable.ts';

const KEPT_CHARACTERS = 4_000;
const SHOWN_CHARACTERS = 300;
/** The line of a stack trace that says what happened; others stand around it. */
const ERROR_LINE = /^(\w+\.)*\w*(Error|Exception)\b/;

/** Keeps the end of what a program says. The function it returns has the line that tells most, behind a semicolon. */
export function tailOf(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (part) => {
    text = (text + String(part)).slice(-KEPT_CHARACTERS);
  });
  return () => {
    const lines = text.split('\n').map((line) => line.trim());
    const line = lines.findLast((one) => ERROR_LINE.test(one)) ?? lines.findLast((one) => one !== '');
    return line === undefined ? '' : `; the last that it said: ${printable(line).slice(0, SHOWN_CHARACTERS)}`;
  };
}
