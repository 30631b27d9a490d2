import { expect, test } from 'vitest';
import { EXIT, Failure } from '../core/failure.ts';
import { openRelay } from '../link/relay.ts';
import { untilAtRest } from './rest.ts';

const IDLE = { opened: 1, openMax: 1, open: 1, bytesRead: 0, bytesWritten: 0 };

test('what never comes to rest ends with which hop has what', async () => {
  const relay = await openRelay({ targetPort: 1, delayUs: { up: 0, down: 0 } });
  const counts = () => ({
    client: { ...IDLE, bytesWritten: 320, bytesRead: 7 },
    relay: relay.readings(),
    server: { ...IDLE, bytesRead: 310, bytesWritten: 9 },
  });
  const failure: unknown = await untilAtRest(counts, 20_000).catch((error: unknown) => error);
  await relay.close();
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({
    exitCode: EXIT.failed,
    message:
      'the exchange did not come to rest within 0.02 s (up: 320 B written, 0 by the link, 310 read; ' +
      'down: 9 B written, 0 by the link, 7 read): try again on a machine with less to do',
  });
});
