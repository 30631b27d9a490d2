import type { Cursor } from '../core/cursor.ts';
import { expectReceived } from './reader.ts';
import type { Subject } from './subject.ts';

/** So many payloads that tell each other apart. */
export function numbered(count: number, name = 'event'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
}

/** Publishes one by one; resolves to the cursors by how many of the payloads lie before them, from none to all. */
export async function publishNoted(
  subject: Subject,
  payloads: readonly string[],
): Promise<readonly (Cursor | undefined)[]> {
  const agent = subject.openAgent();
  const reader = await agent.subscribe();
  const cursors = [reader.subscription.cursor];
  for (const [index, payload] of payloads.entries()) {
    await subject.publish(payload);
    await expectReceived(reader, payloads.slice(0, index), payload);
    cursors.push(reader.subscription.cursor);
  }
  agent.close();
  return cursors;
}
