import type { Check } from '../check.ts';
import { together } from '../finding.ts';
import { deliverSome, openLocalCast, partsOf, type Counted, type Part } from '../local-cast.ts';

/** Requests are counted where they are sent, where they arrive, and in the bytes that pass between the two. */
export const requests: Check = {
  id: 'requests',
  title: 'client, server and the bytes between them agree on every request',
  seconds: { quick: 2, full: 3 },
  async run({ pace, signal }) {
    const counted: (Counted & { readonly of: string })[] = [];
    for (const part of partsOf({ tls: pace === 'full' }).filter(asks)) {
      signal.throwIfAborted();
      counted.push({ of: part.name, ...(await countedOver(part)) });
    }
    return [
      ...together(
        'requests at the server, of those sent',
        counted.map(({ of, client, server }) => ({ of, expected: client.requests, found: server.requests })),
      ),
      ...together(
        'requests on the wire, of those sent',
        counted.map(({ of, client, requestsOnWire }) => ({
          of,
          expected: client.requests,
          found: requestsOnWire,
        })),
      ),
    ];
  },
};

/** A bare socket knows no requests. */
function asks({ row }: Part): boolean {
  return row.http !== 'none';
}

async function countedOver(part: Part): Promise<Counted> {
  const cast = await openLocalCast(part);
  return deliverSome(cast).finally(() => cast.close());
}
