import type { Exchange, ExchangeSection } from '../core/exchange.ts';
import { byLayer } from '../link/ledger/ledger.ts';
import { perDirection } from '../link/phase-meter.ts';
import { openStage, type Stage, type StageOptions, type StageReading } from './stage.ts';
import { transportTitle } from '../transports.ts';
import type { Transcript } from './transcript.ts';

type Step = { readonly name: string; readonly until: StageReading };

/** How long long polling waits in vain: only what is said counts here. */
const HOLD_US = 20_000;

/** Plays connecting, two events and, for those that poll, a poll in vain, and tells every byte of it. */
export async function playExchange(options: Omit<StageOptions, 'serve' | 'firstSeq'>): Promise<Exchange> {
  const stage = await openStage({ ...options, serve: { holdUs: HOLD_US } });
  const steps = await play(stage).finally(() => stage.close());
  return {
    title: transportTitle(options.row),
    http: stage.row.http,
    tls: options.tls,
    polled: stage.row.pattern !== 'stream',
    headers: options.profile.name,
    bodyBytes: options.bodyBytes,
    sections: steps.map(({ name, until }, index) =>
      sectionOf(name, steps[index - 1]?.until ?? NOTHING, until, stage.transcript),
    ),
  };
}

async function play(stage: Stage): Promise<readonly Step[]> {
  const steps: Step[] = [{ name: 'connecting', until: stage.connected }];
  steps.push({ name: 'first event', until: await stage.deliver(1) });
  steps.push({ name: 'second event', until: await stage.deliver(1) });
  if (stage.row.pattern !== 'stream') steps.push({ name: 'empty poll', until: await stage.pollInVain() });
  return steps;
}

const NOTHING: StageReading = {
  layers: perDirection(() => byLayer(() => 0)),
  counted: { up: 0, down: 0 },
  requests: 0,
  moment: 0,
};

function sectionOf(
  name: string,
  from: StageReading,
  until: StageReading,
  transcript: Transcript,
): ExchangeSection {
  return {
    name,
    spans: transcript.between(from.moment, until.moment),
    layers: perDirection((way) => byLayer((layer) => until.layers[way][layer] - from.layers[way][layer])),
    counted: perDirection((way) => until.counted[way] - from.counted[way]),
  };
}
