import { describe, expect, onTestFinished, test } from 'vitest';
import { openBetween, openClient, readToEnd, until, type Between } from './example-peers.ts';
import { MAX_WAITING_BYTES } from './flow.ts';

async function between(...how: Parameters<typeof openBetween>): Promise<Between> {
  const opened = await openBetween(...how);
  onTestFinished(opened.close);
  return opened;
}

describe('a flow', () => {
  test('stops reading for a peer that reads nothing, and delivers all once it does', async () => {
    const { relay, target } = await between();
    const client = openClient(relay.port);
    const server = await target.accepted();
    server.pause();
    const chunk = Buffer.alloc(65_536, 'x');
    const chunks = 640;
    for (let sent = 0; sent < chunks; sent += 1) client.write(chunk);
    await until(() => relay.readings().phases.connect.pauses.up > 0);
    // Until nothing moves any more: the kernel's buffers are full, too.
    let [before, still] = [-1, 0];
    await until(() => {
      const { pending, phases } = relay.readings();
      const { inner } = phases.connect.bytes.up;
      expect(pending.up).toBeLessThan(MAX_WAITING_BYTES + 4 * chunk.length);
      expect(inner).toBeLessThan(chunks * chunk.length);
      still = inner === before ? still + 1 : 0;
      before = inner;
      return still === 20;
    });
    client.end();
    const all = readToEnd(server);
    server.resume();
    expect((await all).length).toBe(chunks * chunk.length);
    expect(relay.readings().phases.connect.bytes.up.inner).toBe(chunks * chunk.length);
  });

  test('stops reading while the delay holds too much, and delivers all in order', async () => {
    const { relay, target } = await between(undefined, { delayUs: { up: 20_000, down: 0 } });
    const client = openClient(relay.port);
    const server = await target.accepted();
    const sent = Buffer.alloc(6 * MAX_WAITING_BYTES);
    for (let at = 0; at < sent.length; at += 4) sent.writeUInt32BE(at, at);
    client.end(sent);
    const received = await readToEnd(server);
    expect(received.equals(sent)).toBe(true);
    expect(relay.readings().phases.connect.pauses.up).toBeGreaterThan(0);
  });
});
