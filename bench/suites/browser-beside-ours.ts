import type { SomebodysServer } from '../core/measured-server.ts';
import { bothClients, NOT_FOR_PAGES, withPages } from './beside-browser.ts';
import { bothServers, FOR_BOTH, type IsOffered } from './beside-ours.ts';
import { besideEachOther, dividedFurther } from './sides.ts';
import type { Suite } from './suite.ts';

/**
 * A suite in which each row that somebody's server has is served by it and by ours, to Node and to pages of a browser
 * alike: four trials under every scenario. What no page can speak stands for all of them.
 * @throws Failure for a suite without a feed
 */
export function browserBesideOurs(
  suite: Suite,
  server: SomebodysServer,
  isOffered: IsOffered,
  http: 1 | 2 | null,
): Suite {
  const divide = bothServers(server, isOffered);
  const divided = besideEachOther(suite, NOT_FOR_PAGES, (scenario) =>
    dividedFurther(bothClients(scenario, http), divide),
  );
  return { ...divided, parameters: { ...withPages(suite.parameters), ...FOR_BOTH } };
}
