import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EventLog, type CatchUp } from '../bench/core/event-log.ts';
import { DEFAULT_SERVE_OPTIONS, type HttpResponse } from '../bench/core/serving.ts';
import { serve } from './sse.ts';

/** A log that notes which cursors it was asked for. */
class NotingLog extends EventLog {
  readonly asked: (string | undefined)[] = [];

  override after(cursor: string | undefined): CatchUp {
    this.asked.push(cursor);
    return super.after(cursor);
  }
}

function discardingResponse(): HttpResponse {
  return {
    writeHead: () => undefined,
    write: () => true,
    end: () => undefined,
    destroy: () => undefined,
    on: () => undefined,
    socket: null,
    writableLength: 0,
  };
}

/** The cursor that the half asks the log for when a request comes with this. */
function askedFor(url: string, lastEventId?: string | string[]): string | undefined {
  const log = new NotingLog({ maxEvents: 1, maxBytes: 1 });
  const half = serve({ log, options: DEFAULT_SERVE_OPTIONS, onCut: () => undefined });
  const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  half.http?.({ url, headers, httpVersionMajor: 1 }, discardingResponse());
  half.close();
  return log.asked[0];
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an event stream', () => {
  test('resumes from Last-Event-ID, which is UTF-8 though Node hands it over as latin1', () => {
    expect(askedFor('/feed', Buffer.from('…-☃').toString('latin1'))).toBe('…-☃');
  });

  test('prefers Last-Event-ID to the address, as a browser that reconnects keeps its address', () => {
    expect(askedFor('/feed?after=e-1', 'e-2')).toBe('e-2');
  });

  test('takes an empty Last-Event-ID for none', () => {
    expect(askedFor('/feed?after=e-1', '')).toBe('e-1');
    expect(askedFor('/feed', '')).toBeUndefined();
  });

  test('leaves no timer when it is closed', () => {
    askedFor('/feed');
    expect(vi.getTimerCount()).toBe(0);
  });
});
