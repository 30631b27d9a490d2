/** The HTTP that is spoken on a port, in the clear. */
export type HttpByPort = ReadonlyMap<number, 1 | 2>;

const DISSECTOR = { 1: 'http', 2: 'http2' } as const;

/** For tshark: a line for each segment in which a request's head ends, with the port and the methods. */
export function requestArguments(httpByPort: HttpByPort): readonly string[] {
  const decode = [...httpByPort].flatMap(([port, http]) => ['-d', `tcp.port==${port},${DISSECTOR[http]}`]);
  const isRequest = 'http.request or http2.headers.method';
  return [
    ...decode,
    ...['-Y', `(${isRequest}) and not tcp.analysis.retransmission`],
    ...['-T', 'fields', '-E', 'separator=;', '-E', 'occurrence=a', '-E', 'aggregator=,'],
    ...['tcp.dstport', 'http.request.method', 'http2.headers.method'].flatMap((field) => ['-e', field]),
  ];
}

/** Adds up what tshark prints when given {@link requestArguments}: requests to each port. */
export function capturedRequests(output: string, httpByPort: HttpByPort): ReadonlyMap<number, number> {
  const sums = new Map([...httpByPort.keys()].map((port) => [port, 0]));
  for (const line of output.split('\n').filter((text) => text !== '')) {
    const [port, ...methods] = line.split(';');
    const found = methods.flatMap((names) => names.split(',')).filter((name) => name !== '').length;
    sums.set(Number(port), (sums.get(Number(port)) ?? 0) + found);
  }
  return sums;
}
