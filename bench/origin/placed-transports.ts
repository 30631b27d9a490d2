import { rowOver, TRANSPORTS } from '../transports.ts';
import type { Placed } from './origin.ts';

/** All transports that go over one version of HTTP, each at the path of its name. */
export async function placedTransports(http: 1 | 2): Promise<readonly Placed[]> {
  const going = TRANSPORTS.filter((transport) => rowOver(transport, http).http === http);
  return Promise.all(
    going.map(async (transport) => {
      const row = rowOver(transport, http);
      return { row, path: `/${transport}`, serve: (await row.serve()).serve };
    }),
  );
}
