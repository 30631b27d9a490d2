import { Agent, request as openRequest, type AgentOptions, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpClient, HttpHead, HttpReceiver } from '../bench/core/http-client.ts';

/** Connections come from the harness, which counts on them. */
class SocketAgent extends Agent {
  readonly #openSocket: () => Socket;

  constructor(openSocket: () => Socket, options: AgentOptions) {
    super(options);
    this.#openSocket = openSocket;
  }

  override createConnection(): Socket {
    return this.#openSocket();
  }
}

export type Http1Options = {
  readonly url: URL;
  readonly openSocket: () => Socket;
  /** Whether connections are used again. Without, every request opens one. */
  readonly keepAlive: boolean;
};

/** HTTP/1.1 (RFC 9112) by node:http: a connection for each exchange under way, used again afterwards. */
export function http1Client({ url, openSocket, keepAlive }: Http1Options): HttpClient {
  const agent = new SocketAgent(openSocket, { keepAlive });
  return {
    start({ method, path, headers = {}, body }, receiver) {
      const request = openRequest({ agent, host: url.hostname, port: url.port, method, path, headers });
      const finish = once(receiver);
      request.on('response', (response) => {
        receive(response, receiver, finish);
      });
      request.on('error', finish);
      request.end(body);
      return {
        abort() {
          finish.disarm();
          request.destroy();
        },
      };
    },
    close() {
      agent.destroy();
    },
  };
}

function receive(response: IncomingMessage, receiver: HttpReceiver, finish: Finish): void {
  receiver.onHead(headOf(response));
  response.setEncoding('utf8');
  response.on('data', (text) => {
    if (finish.armed()) receiver.onText(String(text));
  });
  response.on('end', () => {
    finish(undefined);
  });
  response.on('error', finish);
}

function headOf({ statusCode = 0, headers }: IncomingMessage): HttpHead {
  return {
    status: statusCode,
    header(name) {
      const value = headers[name];
      return typeof value === 'string' ? value : value?.join(', ');
    },
  };
}

type Finish = { (failure: Error | undefined): void; disarm(): void; armed(): boolean };

/** An exchange ends once, and not at all after it was aborted. */
function once(receiver: HttpReceiver): Finish {
  let armed = true;
  const finish = (failure: Error | undefined): void => {
    if (!armed) return;
    armed = false;
    receiver.onEnd(failure);
  };
  return Object.assign(finish, {
    disarm() {
      armed = false;
    },
    armed: () => armed,
  });
}
