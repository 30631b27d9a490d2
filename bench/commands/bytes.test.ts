import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { addBytesOptions, bytes, type BytesOptions } from './bytes.ts';
import type { RowId } from '../transports.ts';

/** As the command line would call it. */
async function called(...args: readonly string[]): Promise<string> {
  let text = '';
  const command = addBytesOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .action(async (row: RowId, options: BytesOptions) => {
      text = await bytes(row, options, { colour: false });
    });
  await command.parseAsync(args, { from: 'user' });
  return text;
}

describe('pushbench bytes', () => {
  test('shows every section and accounts for every byte of it', async () => {
    const text = await called('long-polling', '--headers', 'chromium');
    expect([...text.matchAll(/^── (.*) ──$/gm)].map(([, name]) => name)).toEqual([
      'connecting',
      'first event',
      'second event',
      'empty poll',
    ]);
    expect([...text.matchAll(/^every byte accounted for/gm)]).toHaveLength(4);
    expect(text).toContain('header profile: chromium');
    expect(text).toMatch(/field: user-agent/);
  });

  test('carries bodies of the size asked for', async () => {
    const small = JSON.parse(await called('raw-tcp', '--size', '1', '--format', 'json')) as Parsed;
    const large = JSON.parse(await called('raw-tcp', '--size', '1001', '--format', 'json')) as Parsed;
    expect(payloadOf(large) - payloadOf(small)).toBe(1_000);
  });

  test('runs over either HTTP, and over TLS', async () => {
    expect(await called('sse', '--http', '2', '--tls')).toMatch(/^SSE.*, over HTTP\/2 and TLS 1.3/);
  });

  test.each([
    [['websocket', '--http', '2'], 'leave --http out'],
    [['polling', '--headers', 'no-such-profile'], 'no header profile "no-such-profile"'],
    [['polling', '--size', '2MB'], '--size'],
  ])('says what is wrong with %j', async (args, complaint) => {
    const error: unknown = await called(...args).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toContain(complaint);
    expect((error as Failure).message).not.toContain('\n');
  });

  test.each([[['carrier-pigeon']], [[]], [['sse', '--http', '3']]])('refuses %j', async (args) => {
    await expect(called(...args)).rejects.toThrow(/error:/);
  });
});

type Parsed = {
  readonly sections: readonly { readonly layers: { readonly down: { readonly payload: number } } }[];
};

function payloadOf({ sections }: Parsed): number {
  return sections[1]?.layers.down.payload ?? NaN;
}
