import { serverInWords } from '../core/measured-server.ts';
import type { Parameters } from '../core/result.ts';
import { inWords } from '../report/scale.ts';

export type ParameterKey = keyof Parameters;

/** Those whose option of `run` is not called as they are; the others are: pollEveryUs by --poll-every. */
const OPTIONS: Partial<Readonly<Record<ParameterKey, string>>> = {
  subscriptionsPerAgent: 'subscriptions',
  ratePerSecond: 'rate',
  upstreamPerSecond: 'upstream',
  bodyBytes: 'size',
  requestHeaders: 'headers',
  delayUpUs: 'delay',
  delayDownUs: 'delay',
};

/** As it is typed: `poll-every` for pollEveryUs. */
export function parameterName(key: ParameterKey): string {
  const words = key.replace(/Us$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return OPTIONS[key] ?? words;
}

export function keysOf(parameters: Parameters): readonly ParameterKey[] {
  return Object.keys(parameters) as ParameterKey[];
}

/** A value as it would be typed, with its unit. */
export function parameterInWords(key: ParameterKey, value: Parameters[ParameterKey] | undefined): string {
  if (typeof value === 'number') {
    if (key.endsWith('Us')) return inWords(value, 'us');
    return key.endsWith('Bytes') ? inWords(value, 'bytes') : String(value);
  }
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object' && value !== null) return serverInWords(value);
  return value ?? 'by default';
}
