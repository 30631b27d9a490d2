import { PUBLISH_PATH } from '../core/capabilities.ts';
import type { ClientSide } from './client-side.ts';
import { answered } from './expectation.ts';
import type { Subject } from './subject.ts';
import type { WatchedPublisher } from './watched-publisher.ts';

/** Somebody's server as cases see it: what it is asked for it has to answer in time. */
export function foreignSubject(clients: ClientSide, publisher: WatchedPublisher): Subject {
  return {
    ...clients,
    openAgent(options) {
      const agent = clients.openAgent(options);
      return {
        ...agent,
        subscribe: (cursor) => answered('a subscription by a client of ours', agent.subscribe(cursor)),
      };
    },
    async publish(...payloads) {
      for (const payload of payloads) await publishTo(publisher, payload);
    },
    onPosted: publisher.note,
  };
}

/** Rejects with NoAnswer when the server does not take an event in time. */
export async function publishTo(publisher: WatchedPublisher, payload: string): Promise<void> {
  await answered(`an answer to POST ${PUBLISH_PATH}`, publisher.publish(payload));
}
