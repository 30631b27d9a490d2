import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CAPTURE_ARGUMENTS, captureBytes, type CapturedBytes } from './capture-bytes.ts';
import { capturedRequests, requestArguments, type HttpByPort } from './capture-requests.ts';

/** A packet capture of the loopback interface, by tshark: the second witness of what went over the wire. */
export type Capture = {
  /**
   * Ends the capture once it holds all that was sent before, and adds it up.
   * @throws Error when packets were dropped or are missing: the sums would be too small
   */
  stop(): Promise<Captured>;
};

export type Captured = CapturedBytes & {
  /** To each port whose HTTP was named. */
  readonly requestsByPort: ReadonlyMap<number, number>;
};

const PROGRAM = 'tshark';
const INTERFACE = 'lo';
/** Enough for all headers below the payload, whose length they tell. */
const HEADER_BYTES = 128;
const WHOLE_PACKETS = 0;
/** A capture that was forgotten ends by itself. */
const LONGEST_CAPTURE_SECONDS = 600;
const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 25;
const MAX_OUTPUT_BYTES = 1_073_741_824;

/** Whether tshark is installed and may capture here. */
export function captureAvailable(): boolean {
  return spawnSync(PROGRAM, ['-i', INTERFACE, '-L'], { stdio: 'ignore' }).status === 0;
}

/**
 * Captures TCP from and to these ports of this machine; of those whose HTTP is named, the requests too. Resolves once
 * a packet was seen to be captured.
 */
export async function startCapture(
  ports: readonly number[],
  httpByPort: HttpByPort = new Map(),
): Promise<Capture> {
  const folder = mkdtempSync(join(tmpdir(), 'pushbench-capture-'));
  const file = join(folder, 'packets.pcapng');
  const mark = await openMark();
  const filter = [...ports.map((port) => `tcp port ${port}`), `udp port ${mark.port}`].join(' or ');
  const tshark = startTshark(file, filter, httpByPort.size === 0 ? HEADER_BYTES : WHOLE_PACKETS);

  /** What is in the file once a mark is, was sent before it: packets are captured in order. */
  async function untilMarked(text: string): Promise<void> {
    for (let waitedMs = 0; !isIn(file, text); waitedMs += LOOK_AGAIN_MS) {
      if (tshark.hasEnded() || waitedMs > PATIENCE_MS) {
        throw new Error(`${PROGRAM} does not capture: ${tshark.said()}`);
      }
      mark.send(text);
      await delay(LOOK_AGAIN_MS);
    }
  }

  async function end(): Promise<void> {
    mark.close();
    await tshark.end();
    rmSync(folder, { recursive: true });
  }

  try {
    await untilMarked('pushbench: the capture begins');
  } catch (error) {
    await end();
    throw error;
  }
  return {
    async stop() {
      try {
        await untilMarked('pushbench: the capture ends');
        await tshark.end();
        // Said only when it happened.
        if (/[1-9]\d* packets? dropped/.test(tshark.said())) throw new Error(tshark.said());
        const [bytes, requests] = await Promise.all([
          readPackets(file, CAPTURE_ARGUMENTS),
          httpByPort.size === 0 ? '' : readPackets(file, requestArguments(httpByPort)),
        ]);
        const requestsByPort = capturedRequests(requests, httpByPort);
        return { ...captureBytes(bytes, ports), requestsByPort };
      } finally {
        await end();
      }
    },
  };
}

async function readPackets(file: string, how: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(PROGRAM, ['-r', file, ...how], {
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  return stdout;
}

type Tshark = {
  hasEnded(): boolean;
  /** Its messages, in one line. */
  said(): string;
  end(): Promise<void>;
};

/** What comes while tshark waits for a processor waits here: beyond its 2 MiB by default packets are dropped. */
const BUFFER_MIB = 64;

function startTshark(file: string, filter: string, bytesOfEachPacket: number): Tshark {
  const child: ChildProcess = spawn(
    PROGRAM,
    [
      ...['-i', INTERFACE, '-s', String(bytesOfEachPacket), '-f', filter, '-w', file],
      ...['-q', '-B', String(BUFFER_MIB), '-a', `duration:${LONGEST_CAPTURE_SECONDS}`],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let messages = '';
  let ended = false;
  // Whoever ends before the capture does takes it along.
  const endAlong = (): void => {
    child.kill();
  };
  process.once('exit', endAlong);
  child.stderr?.on('data', (chunk) => (messages += String(chunk)));
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const onEnd = (): void => {
    ended = true;
    process.off('exit', endAlong);
    resolve(undefined);
  };
  child.on('error', (error) => {
    messages += error.message;
    onEnd();
  });
  child.on('close', onEnd);
  return {
    hasEnded: () => ended,
    said: () =>
      messages
        .trim()
        .split(/\s*\n\s*/)
        .join('; '),
    async end() {
      child.kill('SIGINT');
      await promise;
    },
  };
}

type Mark = { readonly port: number; send(text: string): void; close(): void };

/** A socket that sends to itself what can be found in a capture. */
async function openMark(): Promise<Mark> {
  const socket = createSocket('udp4');
  const { promise, resolve } = Promise.withResolvers<undefined>();
  socket.bind(0, '127.0.0.1', () => {
    resolve(undefined);
  });
  await promise;
  const { port }: AddressInfo = socket.address();
  return {
    port,
    send(text) {
      socket.send(text, port, '127.0.0.1');
    },
    close() {
      socket.close();
    },
  };
}

/** The file comes into being when the capture does. */
function isIn(file: string, text: string): boolean {
  try {
    return readFileSync(file).includes(text);
  } catch {
    return false;
  }
}
