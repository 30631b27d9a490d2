import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CASES } from '../../bench/contract/cases.ts';
import { resultsOf } from '../../bench/contract/example-served.ts';
import { usageOf } from '../../bench/foreign/process-usage.ts';
import { openPublisher } from '../../bench/foreign/publisher.ts';
import { startServer } from '../../bench/foreign/start-server.ts';
import { openSlowReaders } from '../../bench/run/slow-readers.ts';
import { rowOf } from '../../bench/transports.ts';

const COMMAND = [process.execPath, join(import.meta.dirname, 'server.js')];

async function started() {
  const server = await startServer(COMMAND, { signal: new AbortController().signal });
  onTestFinished(server.stop);
  return server;
}

/** Each case with what came of it. */
async function outcomes(transport: string, ...ids: readonly string[]) {
  expect(CASES.filter(({ id }) => ids.includes(id))).toHaveLength(ids.length);
  const results = await resultsOf(await started(), transport, ids, { patienceUs: 500_000 });
  const wanted = results.filter((result) => ids.includes(result.case.id));
  return Object.fromEntries(wanted.map((result) => [result.case.id, result.state]));
}

const MEGABYTE = 1_000_000;

/** The contract part alone, without which nothing could be measured. */
const MEASURABLE = ['capabilities/declared', 'delivery/one-by-one', 'delivery/order', 'publishing/cursor'];

describe('the server in Express', () => {
  test.each(['polling', 'sse'])('delivers over %s what is published, in order', async (transport) => {
    expect(await outcomes(transport, ...MEASURABLE)).toEqual(
      Object.fromEntries(MEASURABLE.map((id) => [id, 'passed'])),
    );
  });

  test('has its faults: no history, no reconnection time, no gate', async () => {
    const faults = ['resume/from-a-cursor', 'event-streams/blocks', 'gate/foreign-host', 'origins/foreign'];
    expect(await outcomes('sse', 'capabilities/declared', ...faults)).toEqual({
      'capabilities/declared': 'passed',
      ...Object.fromEntries(faults.map((id) => [id, 'failed'])),
    });
  });

  test('sends to all when its address for that is called', async () => {
    const { url } = await started();
    const { body } = await fetch(new URL('/sse', url));
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    onTestFinished(() => reader?.cancel());
    expect(await (await fetch(new URL('/sse_set?message=hello', url))).text()).toBe('sent');
    let text = '';
    while (!text.includes('data: hello\n\n')) text += (await reader?.read())?.value ?? '';
    const { headers } = await fetch(new URL('/messages', url));
    const publisher = await openPublisher(url, 1, { keepAlive: true });
    onTestFinished(publisher.close);
    await publisher.publish('again');
    const news = await fetch(new URL(`/messages?after=${headers.get('event-cursor') ?? ''}`, url));
    expect(await news.text()).toBe('again\n');
  });

  test.skipIf(process.platform !== 'linux')('keeps all that a subscriber does not read', async () => {
    const [server, readers, events] = [await started(), 4, 40];
    const { close } = await openSlowReaders(rowOf('sse'), new URL('/sse', server.url), readers);
    onTestFinished(close);
    const publisher = await openPublisher(server.url, 1, { keepAlive: true });
    onTestFinished(publisher.close);
    const before = usageOf(server.pids())?.residentBytes ?? NaN;
    for (let event = 0; event < events; event += 1) await publisher.publish('x'.repeat(MEGABYTE));
    const grown = (usageOf(server.pids())?.residentBytes ?? NaN) - before;
    // What the system takes for a connection is a part of it.
    expect(grown).toBeGreaterThan((readers * events * MEGABYTE) / 2);
  });
});
