import { describe, expect, test } from 'vitest';
import { parseLine, type Echo } from '../bench/core/line.ts';
import { wayUp } from './way-up.ts';

/** A connection that notes what is written to it. */
function openedOver(up: ReturnType<typeof wayUp>) {
  const written: string[] = [];
  const conversation = up.open((line) => written.push(line));
  return { written, conversation };
}

function echoOf(line: string | undefined): Echo {
  const parsed = parseLine(line ?? '');
  if (parsed?.kind !== 'echo') throw new Error(`${String(line)} is no line to echo`);
  return parsed;
}

describe('the way up over connections of both directions', () => {
  test('resolves each message to its own echo, in whatever order they come', async () => {
    const up = wayUp();
    const { written, conversation } = openedOver(up);
    const sent = ['one', 'two', '', 'echo 1 nested'].map((text) => up.send(text));
    for (const line of written.toReversed()) conversation.take(echoOf(line));
    expect(await Promise.all(sent)).toEqual(['one', 'two', '', 'echo 1 nested']);
  });

  test('adds as many bytes to each message of a connection', () => {
    const up = wayUp();
    const { written } = openedOver(up);
    for (let n = 0; n < 2_000; n += 1) up.send('text').catch(() => undefined);
    expect(new Set(written).size).toBe(2_000);
    expect(new Set(written.map((line) => line.length))).toEqual(new Set(['echo 0000 text'.length]));
  });

  test('hands over what comes back, whatever it is, and passes over what nobody sent', async () => {
    const up = wayUp();
    const { written, conversation } = openedOver(up);
    const sent = up.send('one');
    conversation.take({ kind: 'echo', id: 'zzzz', text: 'other' });
    conversation.take({ ...echoOf(written[0]), text: 'changed' });
    conversation.take(echoOf(written[0]));
    expect(await sent).toBe('changed');
  });

  test('uses a connection that is open, and fails what still waits when one ends', async () => {
    const up = wayUp();
    const [first, second] = [openedOver(up), openedOver(up)];
    const lost = up.send('one');
    first.conversation.end();
    const kept = up.send('two');
    second.conversation.take(echoOf(second.written[0]));
    await expect(lost).rejects.toThrow('the connection ended');
    expect(await kept).toBe('two');
    second.conversation.end();
    await expect(up.send('three')).rejects.toThrow('no connection is open');
  });
});
