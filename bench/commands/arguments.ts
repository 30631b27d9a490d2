import { InvalidArgumentError } from 'commander';
import {
  LONGEST_US,
  MOST_PER_SECOND,
  parseBytes,
  parseDuration,
  type Bytes,
  type Microseconds,
} from '../core/units.ts';
import { isRowId, ROW_IDS, type RowId } from '../transports.ts';

/** Readers of command-line values; each throws commander's error, which names the option. */

export function count(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('give a whole number from 1 up.');
  }
  return value;
}

export function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) {
    throw new InvalidArgumentError('give a port from 1 to 65535, or 0 for any free one.');
  }
  return value;
}

export function countOrNone(text: string): number {
  return text === '0' ? 0 : count(text);
}

export function seed(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 0xffffffff) {
    throw new InvalidArgumentError('give a whole number from 0 to 4294967295.');
  }
  return value;
}

export function rate(text: string): number {
  const value = decimal(text);
  if (value === undefined || value === 0) {
    throw new InvalidArgumentError('give events per second, more than 0.');
  }
  return value;
}

export function rateOrNone(text: string): number {
  const value = decimal(text);
  if (value === undefined) throw new InvalidArgumentError('give a number per second, 0 for none.');
  return value;
}

function decimal(text: string): number | undefined {
  const value = Number(text);
  return /^\d+(\.\d+)?$/.test(text) && Number.isFinite(value) ? value : undefined;
}

const SECONDS_PER = { s: 1, min: 60, h: 3_600, day: 86_400 } as const;

/** Reads `4`, `0.5` and `4/s` per second, and `2/min`, `5/h`, `1/day`. */
export function frequency(text: string): number {
  const value = frequencyOrNone(text);
  if (value === 0) throw new InvalidArgumentError('give a number per second, or as 1/day, 5/h, 2/min.');
  return value;
}

export function frequencyOrNone(text: string): number {
  const [, number = '', unit = 's'] = /^([\d.]+)(?:\/([a-z]+))?$/.exec(text) ?? [];
  const value = decimal(number);
  const seconds = new Map<string, number>(Object.entries(SECONDS_PER)).get(unit);
  if (value === undefined || seconds === undefined) {
    throw new InvalidArgumentError('give a number per second, or as 1/day, 5/h, 2/min.');
  }
  if (value / seconds > MOST_PER_SECOND) throw new InvalidArgumentError(`give ${MOST_PER_SECOND}/s at most.`);
  return value / seconds;
}

export function share(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value > 1) throw new InvalidArgumentError('give a share from 0 to 1.');
  return value;
}

export function duration(text: string): Microseconds {
  const value = parseDuration(text);
  if (value === undefined || value === 0 || value > LONGEST_US)
    throw new InvalidArgumentError('give a time such as 125ms, 4s or 1.5m, of 24h at most.');
  return value;
}

export function durationOrNone(text: string): Microseconds {
  return text === '0' ? 0 : duration(text);
}

export function bytes(text: string): Bytes {
  const value = parseBytes(text);
  if (value === undefined || value < 1)
    throw new InvalidArgumentError('give a size such as 100, 4KiB or 1MB.');
  return value;
}

export function bytesOrNone(text: string): Bytes {
  return text === '0' ? 0 : bytes(text);
}

export function rows(text: string): readonly RowId[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isRowId(name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`give some of ${ROW_IDS.join(', ')}: there is no transport "${unknown}".`);
  }
  // In the registry's order, and each once, whatever the order and number of names.
  return ROW_IDS.filter((id) => names.includes(id));
}

export function httpVersion(text: string): 1 | 2 {
  if (text === '1' || text === '2') return text === '1' ? 1 : 2;
  throw new InvalidArgumentError('give 1 or 2.');
}
