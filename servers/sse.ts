import type { CatchUp, LogEntry } from '../bench/core/event-log.ts';
import type { HttpRequest, HttpResponse, Serve } from '../bench/core/serving.ts';
import { askedCursor } from './asked-cursor.ts';
import { answerEcho } from './echo.ts';
import { subscribers } from './subscribers.ts';

/** A comment (WHATWG HTML §9.2.7): keeps proxies from closing a quiet connection, and is no event. */
const HEARTBEAT = Buffer.from(':\n\n');

/**
 * Server-sent events (WHATWG HTML §9.2), over whichever HTTP the door speaks. The event id is the cursor, so
 * that a browser's own `Last-Event-ID` resumes.
 */
export const serve: Serve = ({ log, options, onCut }) => {
  const streams = subscribers<Stream>({
    maxBufferedBytes: options.maxBufferedBytes,
    heartbeatUs: options.heartbeatUs,
    bufferedBytes: ({ response }) => response.writableLength,
    beat: ({ response }) => response.write(HEARTBEAT),
    cut({ response }) {
      onCut();
      response.destroy();
    },
  });

  return {
    http(request, response) {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream',
        // Neither kept nor compressed on the way: an event held back in a buffer is late.
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      });
      response.write(opening(log.after(lastEventId(request) ?? askedCursor(request)), options.retryUs));
      const stream = { response, socket: request.httpVersionMajor === 1 ? response.socket : null };
      streams.add(stream);
      response.on('close', () => {
        streams.remove(stream);
      });
    },
    post: answerEcho,
    publish(entry) {
      const block = Buffer.from(eventBlock(entry));
      return streams.each(({ response, socket }) => {
        socket?.cork();
        response.write(block);
        socket?.uncork();
      });
    },
    close() {
      streams.close(({ response }) => response.end());
    },
  };
};

type Stream = {
  readonly response: HttpResponse;
  /**
   * The connection, where the response has it to itself: corked around a write, it takes the parts of a chunk in
   * one system call and at once. By itself Node gathers them until the next tick, at a callback a subscriber.
   */
  readonly socket: HttpResponse['socket'];
};

/**
 * Browsers send the id as UTF-8 (WHATWG HTML §9.2.4); Node hands header values over as latin1.
 * An empty one means that the client has none.
 */
function lastEventId(request: HttpRequest): string | undefined {
  const value = request.headers['last-event-id'];
  return typeof value === 'string' && value !== ''
    ? Buffer.from(value, 'latin1').toString('utf8')
    : undefined;
}

/** An id without data sets the client's last event id and dispatches nothing (WHATWG HTML §9.2.6). */
function opening({ gap, from, entries }: CatchUp, retryUs: number): string {
  const start = gap === undefined ? `id: ${from}\n\n` : `event: gap\nid: ${from}\ndata: ${gap}\n\n`;
  return `retry: ${Math.round(retryUs / 1_000)}\n${start}${entries.map(eventBlock).join('')}`;
}

function eventBlock({ cursor, payload }: LogEntry): string {
  return `id: ${cursor}\ndata: ${payload}\n\n`;
}
