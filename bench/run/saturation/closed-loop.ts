import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { httpClientOf } from '../../../clients/http-client.ts';
import { nowUs } from '../../core/clock.ts';
import { fetchAnswer, type HttpCall, type HttpClient } from '../../core/http-client.ts';
import type { Microseconds } from '../../core/units.ts';
import type { OnAnswer, PollTarget, StartPolling } from './poll-driver.ts';

/** The driver by the HTTP client that our pollers use: the same requests, without their clock. */
export async function closedLoop(): Promise<StartPolling> {
  const openHttp = await httpClientOf(1);
  return (target, onAnswer) => {
    const sockets = new Set<Socket>();
    const http = openHttp({
      url: target.url,
      openSocket: () => openSocket(target.url, sockets),
      keepAlive: true,
    });
    const loops = Array.from({ length: target.connections }, () => askAgainAndAgain(http, target, onAnswer));
    return {
      async stop() {
        const waitedUs = loops.map((loop) => loop.stop());
        const closed = [...sockets].map((socket) => once(socket, 'close'));
        http.close();
        for (const socket of sockets) socket.destroy();
        await Promise.all(closed);
        return {
          errors: loops.reduce((sum, { errors }) => sum + errors(), 0),
          timeouts: waitedUs.filter((us) => us > target.timeoutUs).length,
        };
      },
    };
  };
}

function openSocket({ hostname, port }: URL, sockets: Set<Socket>): Socket {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
  return socket;
}

type Loop = {
  /** Tells how long the poll that was on its way had waited. */
  stop(): Microseconds;
  errors(): number;
};

/** One connection's polls, each as soon as the one before it is answered. */
function askAgainAndAgain(http: HttpClient, { url, fields }: PollTarget, onAnswer: OnAnswer): Loop {
  const call: HttpCall = {
    kind: 'poll',
    method: 'GET',
    path: url.pathname + url.search,
    headers: { ...fields },
  };
  let askedUs = 0;
  let errors = 0;
  let stopped = false;

  function ask(): void {
    if (stopped) return;
    askedUs = nowUs();
    // As a promise, as the pollers have it: by then the connection is free to be used again.
    fetchAnswer(http, call).answer.then(
      ({ status }) => {
        if (!stopped) onAnswer(status, nowUs() - askedUs);
        ask();
      },
      () => {
        if (stopped) return;
        errors += 1;
        // A server that is gone refuses at once: nobody else must wait for that.
        setImmediate(ask);
      },
    );
  }

  ask();
  return {
    stop() {
      stopped = true;
      return nowUs() - askedUs;
    },
    errors: () => errors,
  };
}
