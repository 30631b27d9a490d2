import { openCalledPage, type CallPage } from '../../browser/called-page.ts';
import type { FeatureCalls } from '../../browser/feature-calls.ts';
import { requireChromium } from '../../browser/find-chromium.ts';
import { launch } from '../../browser/launch.ts';
import { messageOf } from '../../core/failure.ts';
import type { Observation } from '../../core/observation.ts';
import { printable } from '../../core/printable.ts';
import type { PageFigures } from '../../core/result.ts';
import { openFeatureServer, type FeatureServer } from './feature-server.ts';
import { FEATURES, type Feature } from './features.ts';
import { featureStage } from './watched-source.ts';

/** Looks for every feature of the browser's EventSource, one after the other. */
export async function eventSourceFeatures(features: readonly Feature[] = FEATURES): Promise<PageFigures> {
  const server = await openFeatureServer();
  const { openUser, close } = await launch(requireChromium());
  try {
    const { call } = await openCalledPage<FeatureCalls>(await openUser(), server.origin, {
      imports: { featureAgent: 'bench/browser/page/feature-agent' },
      expression: 'featureAgent()',
    });
    const observations: Observation[] = [];
    for (const feature of features) observations.push(await observe(feature, server, call));
    return {
      metrics: {
        'features.looked-for': observations.length,
        'features.shown': observations.filter(({ shown }) => shown).length,
      },
      observations,
    };
  } finally {
    await close();
    await server.close();
  }
}

async function observe(
  { subject, by, show }: Feature,
  server: FeatureServer,
  call: CallPage<FeatureCalls>,
): Promise<Observation> {
  try {
    return { subject, by, shown: true, seen: await show(featureStage(server, call)) };
  } catch (error) {
    return { subject, by, shown: false, seen: printable(messageOf(error)) };
  } finally {
    await call('closeAll');
  }
}
