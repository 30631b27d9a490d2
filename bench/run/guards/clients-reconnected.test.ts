import { expect, test } from 'vitest';
import { ROW_IDS, type RowId } from '../../transports.ts';
import { clientsReconnected } from './clients-reconnected.ts';
import { connectionsUnexpected } from './connections-unexpected.ts';
import { trialWith } from './example-trial.ts';

const trialOf = (row: RowId, reconnects: number, parameters = {}) =>
  trialWith({ connections: { opened: 4 + reconnects, openMax: 4, reconnects } }, row, parameters);

test.each(ROW_IDS)('a trial of %s in which clients had to connect again does not hold', (row) => {
  expect(clientsReconnected(trialOf(row, 0))).toBeUndefined();
  expect(clientsReconnected(trialOf(row, 400))).toBe(
    'clients had to connect again, 400 times, where the scenario cuts no connection',
  );
  expect(clientsReconnected(trialOf(row, 1, { keepAlive: false }))).toMatch(/ again, once, /);
});

test('somebody else’s server may close connections, so that as many more are opened', () => {
  const trial = trialOf('sse', 400, { server: { name: 'theirs', command: ['serve'] } });
  expect(clientsReconnected(trial)).toBeUndefined();
  expect(connectionsUnexpected(trial)).toBeUndefined();
});
