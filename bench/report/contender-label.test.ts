import { describe, expect, test } from 'vitest';
import { parseContender } from '../core/contender.ts';
import type { Parameters } from '../core/result.ts';
import { contenderLabel } from './contender-label.ts';
import { EXAMPLE_PARAMETERS } from './example-result.ts';

function labelOf(
  contender: string,
  http: Parameters['http'],
  variants: Readonly<Record<string, Partial<Parameters>>> = {},
): string {
  return contenderLabel(parseContender(contender), {
    parameters: { ...EXAMPLE_PARAMETERS, http },
    variants,
  });
}

describe('a row is called', () => {
  test.each([
    ['sse', null, 'SSE (HTTP/1.1)'],
    ['sse', 1, 'SSE (HTTP/1.1)'],
    ['sse', 2, 'SSE over HTTP/2'],
    ['sse-h2', 1, 'SSE over HTTP/1.1'],
    ['sse-h2', 2, 'SSE (HTTP/2)'],
    ['polling', 2, 'polling over HTTP/2'],
    ['websocket', 2, 'WebSocket'],
    ['raw-tcp', 2, 'raw TCP (control)'],
  ] as const)('%s by what it ran over where the run is over %s: %s', (row, http, title) => {
    expect(labelOf(row, http)).toBe(title);
  });

  test('by what its variant is over, which the name of the variant tells', () => {
    const variants = { bare: {}, 'bare H2': { http: 2 } } as const;
    expect(labelOf('polling@bare H2', null, variants)).toBe('polling, bare H2');
    expect(labelOf('sse-h2@bare H2', null, variants)).toBe('SSE (HTTP/2), bare H2');
    expect(labelOf('sse@bare H2', null, variants)).toBe('SSE, bare H2');
    expect(labelOf('sse@bare', 2, variants)).toBe('SSE over HTTP/2, bare');
    expect(labelOf('sse@bare H1', 2, { 'bare H1': { http: null } })).toBe('SSE (HTTP/1.1), bare H1');
  });
});
