import type { Bytes } from '../core/units.ts';

/** TCP payload of all connections to a port. */
export type PortBytes = { readonly toPort: Bytes; readonly fromPort: Bytes };

export type CapturedBytes = {
  readonly bytesByPort: ReadonlyMap<number, PortBytes>;
  /** Packets that carried payload again; they are not counted. */
  readonly retransmissions: number;
};

/** For tshark: a line for each segment with payload, numbers counted from each connection's begin. */
export const CAPTURE_ARGUMENTS: readonly string[] = [
  ...['-o', 'tcp.relative_sequence_numbers:TRUE', '-o', 'tcp.analyze_sequence_numbers:TRUE'],
  ...['-Y', 'tcp.len > 0', '-T', 'fields', '-E', 'separator=,', '-E', 'occurrence=f'],
  ...[
    'tcp.stream',
    'tcp.srcport',
    'tcp.dstport',
    'tcp.seq',
    'tcp.len',
    'tcp.analysis.retransmission',
  ].flatMap((field) => ['-e', field]),
];

/** One direction of one connection. */
type Flow = { readonly port: number; readonly direction: keyof PortBytes; counted: Bytes; end: number };

/**
 * Adds up what tshark prints when given {@link CAPTURE_ARGUMENTS}.
 * @throws Error when the sum of a connection is not what its sequence numbers span: something is missing
 */
export function captureBytes(output: string, ports: readonly number[]): CapturedBytes {
  const flows = new Map<string, Flow>();
  let retransmissions = 0;
  for (const line of output.split('\n').filter((text) => text !== '')) {
    const { stream, from, to, sequence, length, isRepeat } = parseSegment(line);
    const isToPort = ports.includes(to);
    const key = `${stream} ${isToPort ? 'to' : 'from'}`;
    const flow = flows.get(key) ?? {
      port: isToPort ? to : from,
      direction: isToPort ? 'toPort' : 'fromPort',
      counted: 0,
      end: 0,
    };
    flows.set(key, flow);
    if (isRepeat) retransmissions += 1;
    else flow.counted += length;
    // The byte of number 1 is the first (RFC 9293 §3.4: number 0 is the connection's own).
    flow.end = Math.max(flow.end, sequence - 1 + length);
  }
  for (const { port, direction, counted, end } of flows.values()) {
    if (counted !== end) throw new Error(`${direction} ${port}: ${counted} bytes captured of ${end}`);
  }
  return { bytesByPort: sumByPort([...flows.values()], ports), retransmissions };
}

type Segment = {
  readonly stream: number;
  readonly from: number;
  readonly to: number;
  readonly sequence: number;
  readonly length: Bytes;
  readonly isRepeat: boolean;
};

function parseSegment(line: string): Segment {
  const [stream, from, to, sequence, length, repeat] = line.split(',');
  return {
    stream: Number(stream),
    from: Number(from),
    to: Number(to),
    sequence: Number(sequence),
    length: Number(length),
    isRepeat: repeat !== undefined && repeat !== '',
  };
}

function sumByPort(flows: readonly Flow[], ports: readonly number[]): ReadonlyMap<number, PortBytes> {
  const sum = (port: number, direction: keyof PortBytes): Bytes =>
    flows
      .filter((flow) => flow.port === port && flow.direction === direction)
      .reduce((total, { counted }) => total + counted, 0);
  return new Map(
    ports.map((port) => [port, { toPort: sum(port, 'toPort'), fromPort: sum(port, 'fromPort') }]),
  );
}
