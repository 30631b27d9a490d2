import type { SuiteAsked } from '../claims/evidence-names.ts';
import type { Evidence } from '../claims/evidence.ts';
import { subscriptionsIn } from '../claims/subscriptions.ts';
import { parseContender } from '../core/contender.ts';
import type { Parameters } from '../core/result.ts';
import { US_PER_SECOND } from '../predict/workload.ts';
import { parametersOf } from '../report/summary.ts';
import type { Asked } from './asked.ts';
import type { Prospect } from './prospect.ts';

/** What is asked beside what was measured. */
export type Reach = {
  readonly of: Reached;
  readonly asked: number;
  readonly least: number;
  readonly most: number;
  /** Of the suites that were run. */
  readonly suites: readonly SuiteAsked[];
  /** How many times beyond what was measured; 1 within. */
  readonly beyond: number;
};

const REACHED = ['clients', 'rate', 'body', 'polls', 'messages', 'delay'] as const;
export type Reached = (typeof REACHED)[number];

/** Where each was measured, and as how much of a scenario. */
const MEASURED_IN: Readonly<
  Record<Reached, { readonly suites: readonly SuiteAsked[]; of(scenario: Parameters): number }>
> = {
  clients: { suites: ['fanout', 'waiting'], of: subscriptionsIn },
  rate: { suites: ['fanout', 'broadcast'], of: ({ ratePerSecond }) => ratePerSecond },
  body: { suites: ['fanout', 'sweep-poll'], of: ({ bodyBytes }) => bodyBytes },
  polls: {
    suites: ['sweep-poll'],
    of: (scenario) => (subscriptionsIn(scenario) * US_PER_SECOND) / scenario.pollEveryUs,
  },
  messages: { suites: ['duplex'], of: ({ upstreamPerSecond }) => upstreamPerSecond },
  delay: { suites: ['sweep-delay'], of: ({ delayUpUs }) => delayUpUs },
};

/** How far what is asked, and what comes of it, lies beyond what was measured; nothing that nobody asks for. */
export function reachOf(evidence: Evidence, asked: Asked, prospects: readonly Prospect[]): readonly Reach[] {
  const amounts = amountsOf(asked, prospects);
  return REACHED.flatMap((of) => {
    const amount = amounts[of];
    const suites = MEASURED_IN[of].suites.filter((suite) => evidence.runs.has(suite));
    const measured = suites.flatMap((suite) => scenariosOf(evidence, suite)).map(MEASURED_IN[of].of);
    if (amount === 0 || measured.length === 0) return [];
    const [least, most] = [Math.min(...measured), Math.max(...measured)];
    return [{ of, asked: amount, least, most, suites, beyond: Math.max(1, amount / most, least / amount) }];
  });
}

function amountsOf(asked: Asked, prospects: readonly Prospect[]): Readonly<Record<Reached, number>> {
  const intervals = prospects.flatMap(({ pollEveryUs }) => pollEveryUs ?? []);
  return {
    clients: asked.clients,
    rate: asked.ratePerSecond,
    body: asked.bodyBytes,
    polls: Math.max(0, ...intervals.map((us) => (asked.clients * US_PER_SECOND) / us)),
    messages: asked.clients * asked.upstreamPerSecond,
    delay: asked.delayUs,
  };
}

/** Those under which trials hold. */
function scenariosOf({ runs }: Evidence, suite: SuiteAsked): readonly Parameters[] {
  const run = runs.get(suite);
  if (run === undefined) return [];
  const valid = [...run.rows].filter(([, { trials }]) => trials.measured > 0);
  return valid.map(([contender]) => parametersOf(run.result, parseContender(contender)));
}
