import type { Cursor } from '../core/cursor.ts';
import { EventLog, type LogEntry } from '../core/event-log.ts';
import { DEFAULT_SERVE_OPTIONS } from '../core/serving.ts';
import { DEFAULT_DOOR, openDoor } from '../door/door.ts';
import { rowOf } from '../transports.ts';

/**
 * A server for tests, to be started as somebody's: polling and SSE, at paths of its own. From a measured feed's third
 * event on it does what FAULT names.
 */
const log = new EventLog({ maxEvents: 1_000, maxBytes: 1_000_000 });
const context = { log, options: DEFAULT_SERVE_OPTIONS, onCut: () => undefined };
const paths = { polling: '/p', sse: '/s' } as const;
const [polling, sse] = await Promise.all([rowOf('polling').serve(), rowOf('sse').serve()]);
const halves = { polling: polling.serve(context), sse: sse.serve(context) };
let measured = 0;

function hand(entry: LogEntry): void {
  for (const half of Object.values(halves)) half.publish(entry);
}

const FAULTS: Readonly<Record<string, (entry: LogEntry) => void>> = {
  dies() {
    process.stderr.write('out of luck\n', () => process.exit(7));
  },
  repeats(entry) {
    hand(entry);
    hand(entry);
  },
  mangles(entry) {
    hand({ ...entry, payload: 'something else' });
  },
  'is published to by others'(entry) {
    hand(entry);
    hand(log.append('of somebody else'));
  },
};

function publish(payload: string): Cursor {
  const entry = log.append(payload);
  if (payload.startsWith('{"feed":"m"')) measured += 1;
  const fault = FAULTS[process.env['FAULT'] ?? ''];
  if (fault !== undefined && measured > 2) fault(entry);
  else hand(entry);
  return entry.cursor;
}

const declared = (path: string) => ({ path, http: [1], wayUp: false }) as const;
const { close } = await openDoor(
  {
    ...DEFAULT_DOOR,
    port: Number(process.env['PORT']),
    control: {
      capabilities: {
        name: 'an example',
        transports: { polling: declared(paths.polling), sse: declared(paths.sse) },
      },
      publish,
    },
  },
  new Map([
    [paths.polling, halves.polling],
    [paths.sse, halves.sse],
  ]),
  () => undefined,
);
process.on('SIGTERM', () => void close());
