import { connect } from 'node:net';
import type { HttpCall, HttpClient, HttpReceiver } from '../bench/core/http-client.ts';
import {
  DEFAULT_RECEIVE_OPTIONS,
  type ReceiveContext,
  type SubscriptionHandlers,
} from '../bench/core/receiving.ts';

/** An HTTP client for tests, whose answers are given by hand. */
export type ScriptedHttp = HttpClient & {
  /** All requests so far, each with what it waits for. */
  readonly exchanges: readonly ScriptedExchange[];
};

export type ScriptedExchange = {
  readonly call: HttpCall;
  readonly aborted: boolean;
  head(status: number, fields?: Readonly<Record<string, string>>): void;
  text(part: string): void;
  end(): void;
  fail(): void;
  /** A whole answer at once. */
  answer(status: number, fields?: Readonly<Record<string, string>>, body?: string): void;
};

export function scriptedHttp(): ScriptedHttp {
  const exchanges: ScriptedExchange[] = [];
  return {
    exchanges,
    start(call, receiver) {
      const exchange = scriptedExchange(call, receiver);
      exchanges.push(exchange);
      return exchange;
    },
    close: () => undefined,
  };
}

/** Like a real exchange, it is silent once it was aborted. */
function scriptedExchange(call: HttpCall, receiver: HttpReceiver): ScriptedExchange & { abort(): void } {
  let aborted = false;
  const exchange: ScriptedExchange = {
    call,
    get aborted() {
      return aborted;
    },
    head(status, fields = {}) {
      if (!aborted) receiver.onHead({ status, header: (name) => fields[name] });
    },
    text(part) {
      if (!aborted) receiver.onText(part);
    },
    end() {
      if (!aborted) receiver.onEnd(undefined);
    },
    fail() {
      if (!aborted) receiver.onEnd(new Error('the connection was cut'));
    },
    answer(status, fields, body = '') {
      exchange.head(status, fields);
      exchange.text(body);
      exchange.end();
    },
  };
  return Object.assign(exchange, {
    abort() {
      aborted = true;
    },
  });
}

/** A context for tests of receiving halves, and what they report to it. */
export function exampleContext(given: Partial<ReceiveContext>): {
  readonly context: ReceiveContext;
  readonly counts: { requests: number; reconnects: number };
} {
  const counts = { requests: 0, reconnects: 0 };
  const url = given.url ?? new URL('http://127.0.0.1:1/feed');
  const context: ReceiveContext = {
    url,
    openSocket: () => connect({ host: url.hostname, port: Number(url.port) }),
    http: scriptedHttp(),
    options: { ...DEFAULT_RECEIVE_OPTIONS, reconnectUs: 1_000 },
    random: () => 0.5,
    onRequest: () => (counts.requests += 1),
    onReconnect: () => (counts.reconnects += 1),
    ...given,
  };
  return { context, counts };
}

/** Handlers that note what they are told, as `event …`, `gap …`, `end …`. */
export function notingHandlers(): {
  readonly told: readonly string[];
  readonly handlers: SubscriptionHandlers;
} {
  const told: string[] = [];
  return {
    told,
    handlers: {
      onEvent: (payload) => told.push(`event ${payload}`),
      onGap: (reason) => told.push(`gap ${reason}`),
      onEnd: ({ kind, message }) => told.push(`end ${kind}: ${message}`),
    },
  };
}
