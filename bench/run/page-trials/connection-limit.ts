import { requireChromium } from '../../browser/find-chromium.ts';
import { launch, type BrowserUser, type LaunchedBrowser } from '../../browser/launch.ts';
import type { Observation } from '../../core/observation.ts';
import type { PageFigures } from '../../core/result.ts';
import * as limit from './limit-looks.ts';
import { openLimitServer } from './limit-server.ts';
import type { PageTrialPlan } from './page-trial-calls.ts';

/** As many as may wait by then: the subscription that hung, the fetch, and one of another page of the same user. */
const CLOSED_AT_LAST = 3;

/**
 * Opens one subscription after the other from one page to one origin, up to so many or until one is not accepted, and
 * looks at what becomes of the next one, of a `fetch` and of other pages. Resolves to what was seen.
 */
export async function connectionLimit({
  transport,
  http,
  most,
  waitMs,
}: PageTrialPlan): Promise<PageFigures> {
  const server = await openLimitServer(http);
  const { openUser, close } = await launch(requireChromium(), { redirection: server.redirection });
  try {
    const user = await openUser();
    const stage = await limit.openLimitPage({ server, transport, waitMs }, user);
    const timeline = await limit.ramp(stage, most);
    const { asked, accepted, connections } = timeline.at(-1) ?? { asked: 0, accepted: 0, connections: 0 };
    const next = await limit.lookAtNext(stage);
    const fetched = await limit.lookAtFetch(stage);
    const others = next.hangs ? await lookAtOthers(stage, user, openUser) : [];
    return {
      metrics: {
        'limit.tried': asked,
        'limit.opened': accepted,
        'limit.connections': connections,
        'limit.next-hangs': Number(next.hangs),
        'limit.fetch-hangs': Number(fetched.hangs),
        'limit.wait': waitMs * 1_000,
      },
      observations: [next.observation, fetched.observation, ...others],
      timeline,
    };
  } finally {
    await close();
    await server.close();
  }
}

async function lookAtOthers(
  stage: limit.LimitStage,
  user: BrowserUser,
  openUser: LaunchedBrowser['openUser'],
): Promise<readonly Observation[]> {
  return [
    await limit.lookAtOtherPage(stage, user, 'another page of the same user'),
    await limit.lookAtOtherPage(stage, await openUser(), 'a page of another user'),
    await limit.lookAfterClosing(stage, CLOSED_AT_LAST),
  ];
}
