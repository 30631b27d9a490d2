import { setTimeout as delay } from 'node:timers/promises';
import type { Cast } from './cast.ts';

/** A connection that a server leaves behind may be noticed before its end is, and its last words come later still. */
const END_IS_NOTICED_MS = 500;

/** As the work comes out; rejects as soon as the server has ended, which explains what else went wrong by then. */
export async function unlessServerEnds<Value>(
  { server }: Pick<Cast, 'server'>,
  work: Promise<Value>,
): Promise<Value> {
  const ended = server.call('ending', undefined).then((how): never => {
    throw new Error(how);
  });
  try {
    return await Promise.race([work, ended]);
  } catch (error) {
    await Promise.race([ended, delay(END_IS_NOTICED_MS)]);
    throw error;
  }
}
