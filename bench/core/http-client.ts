/** What a request is for; browsers send other fields with each. */
export const REQUEST_KINDS = ['poll', 'event-stream', 'websocket', 'message'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** A request of a receiving half. */
export type HttpCall = {
  readonly kind: RequestKind;
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  /** Several values are sent as several fields of one name. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
};

export type HttpHead = {
  readonly status: number;
  /** A response field's value; names in lower case. */
  header(name: string): string | undefined;
};

/** Told of a response as it comes in. Exactly one of the calls is the last: `onEnd`. */
export type HttpReceiver = {
  onHead(head: HttpHead): void;
  /** Decoded UTF-8; a character is never split. */
  onText(text: string): void;
  /** Once, with the failure when the exchange did not run to its end. */
  onEnd(failure: Error | undefined): void;
};

/** One user agent's HTTP, over HTTP/1.1 or HTTP/2 alike. */
export type HttpClient = {
  /** Starts an exchange; `abort` ends it early, after which nothing is called. */
  start(call: HttpCall, receiver: HttpReceiver): { abort(): void };
  /** Ends all exchanges and connections. */
  close(): void;
};

export type HttpAnswer = HttpHead & { readonly body: string };

/** Collects a short response whole. Rejects when the exchange fails. */
export function fetchAnswer(
  http: HttpClient,
  call: HttpCall,
): { readonly answer: Promise<HttpAnswer>; abort(): void } {
  let head: HttpHead | undefined;
  let body = '';
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const exchange = http.start(call, {
    onHead(received) {
      head = received;
    },
    onText(text) {
      body += text;
    },
    onEnd(failure) {
      if (failure !== undefined || head === undefined) reject(failure ?? new Error('no response'));
      else resolve({ status: head.status, header: head.header, body });
    },
  });
  return { answer: promise, abort: exchange.abort };
}
