import { describe, expect, onTestFinished, test } from 'vitest';
import { openBetween, openClient, readToEnd } from '../../link/example-peers.ts';
import { MAX_WAITING_BYTES } from '../../link/flow.ts';
import { linkMeasurement } from '../link-measurement.ts';
import { DELAYED, FOUR_AGENTS, linkWith, trialWith } from './example-trial.ts';
import { linkPaused } from './link-paused.ts';

describe('a link that stopped reading', () => {
  test('did not keep its delay', () => {
    expect(linkPaused(trialWith({ link: linkWith({ pauses: 3 }) }))).toMatch(
      /^the link stopped reading 3 times, /,
    );
  });

  test('did so for its reader, where it was to delay nothing', () => {
    expect(linkPaused(trialWith({ link: linkWith({ pauses: 3, delayed: false }) }))).toBeUndefined();
  });

  test('is none that never did', () => {
    expect(linkPaused(trialWith({ link: linkWith() }))).toBeUndefined();
    expect(linkPaused(trialWith({}))).toBeUndefined();
  });

  test('is found where more waits in it than it holds', async () => {
    const parameters = { ...FOUR_AGENTS, ...DELAYED, delayDownUs: 300_000 };
    const { relay, close } = await openBetween((socket) => socket.end(Buffer.alloc(3 * MAX_WAITING_BYTES)), {
      delayUs: { up: 0, down: parameters.delayDownUs },
    });
    onTestFinished(close);
    relay.phase('steady');
    const start = relay.readings();
    const all = await readToEnd(openClient(relay.port));
    const link = linkMeasurement({ start, end: relay.readings() }, parameters);
    expect(all.length).toBe(3 * MAX_WAITING_BYTES);
    expect(linkPaused(trialWith({ link }))).toMatch(/^the link stopped reading \d+ times, /);
  });
});
