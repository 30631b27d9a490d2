import type { RunResult } from '../core/result.ts';
import type { Microseconds } from '../core/units.ts';
import { crossoverUs, mostPollers, mostPushed } from '../predict/crossover.ts';
import { crossoverChecks, type CrossoverCheck } from './crossover-checks.ts';
import { crossoverCosts, type CrossoverCosts, type PushCost } from './crossover-costs.ts';
import { inWords } from './scale.ts';
import { textTable } from './text-table.ts';

/** How many users one core serves, by what lateness is acceptable. */
export type Crossover = {
  readonly ratePerSecond: number;
  readonly costs: CrossoverCosts;
  readonly users: readonly {
    readonly acceptableUs: Microseconds;
    readonly polling: number;
    /** In the order of the costs. */
    readonly push: readonly number[];
  }[];
  /** From which acceptable lateness on polling serves as many; 0 for always, null for never. */
  readonly crossoversUs: readonly (Microseconds | null)[];
  readonly checks: readonly CrossoverCheck[];
};

const ACCEPTABLE_S = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3_600] as const;

/**
 * The crossover between polling and push for a feed of this rate, by what a run measured.
 * @throws Failure when the run has not measured what polls and pushes cost
 */
export function crossoverOf(result: RunResult, ratePerSecond: number): Crossover {
  const costs = crossoverCosts(result);
  const { polling, pushes } = costs;
  return {
    ratePerSecond,
    costs,
    users: ACCEPTABLE_S.map((seconds) => seconds * 1_000_000).map((acceptableUs) => ({
      acceptableUs,
      polling: mostPollers(polling, ratePerSecond, acceptableUs),
      push: pushes.map(({ deliveryUs }) => mostPushed(deliveryUs, ratePerSecond, acceptableUs)),
    })),
    crossoversUs: pushes.map(({ deliveryUs }) => crossoverUs(polling, deliveryUs, ratePerSecond) ?? null),
    checks: crossoverChecks(result, polling),
  };
}

export function crossoverText(crossover: Crossover): string {
  const { costs, ratePerSecond, checks } = crossover;
  return [
    `The most users that one core serves with ${ratePerSecond} events/s to each (Poisson), by how late an event may be at most:`,
    usersTable(crossover),
    costs.pushes.map((push, index) => sentence(push, crossover.crossoversUs[index] ?? null)).join('\n'),
    ...(checks.length === 0 ? [] : [`Pollers that were tried:\n${checksTable(checks)}`]),
    notes(costs, checks),
  ].join('\n\n');
}

function usersTable({ costs, users }: Crossover): string {
  return textTable(
    [
      { head: 'acceptable\nlateness', align: 'right' },
      { head: 'polling at\nthat interval', align: 'right' },
      ...costs.pushes.map(({ label }) => ({ head: label.replace(' (', '\n('), align: 'right' as const })),
    ],
    users.map(({ acceptableUs, polling, push }) => [
      inWords(acceptableUs, 'us'),
      ...[polling, ...push].map(wholeUsers),
    ]),
  );
}

/** Nobody is served in part, and figures of a measurement have no more digits than that. */
const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3, roundingMode: 'floor' });

function wholeUsers(users: number): string {
  return THREE_DIGITS.format(Math.floor(users));
}

function sentence({ label }: PushCost, crossoverUs: Microseconds | null): string {
  if (crossoverUs === null) return `Polling never serves as many users as ${label}.`;
  if (crossoverUs === 0) return `Polling always serves as many users as ${label}.`;
  const from = inWords(Number(crossoverUs.toPrecision(3)), 'us');
  return `Polling serves as many users as ${label} where events may be ${from} late or more.`;
}

function checksTable(checks: readonly CrossoverCheck[]): string {
  return textTable(
    [
      'users',
      'poll every',
      'of the\nmost',
      'server\nloop',
      'late mean\nby T/2',
      'late mean\nmeasured',
      '',
    ].map((head) => ({ head, align: head === '' ? ('left' as const) : ('right' as const) })),
    checks.map(({ users, pollEveryUs, shareOfMost, utilisation, lateness, holds }) => [
      String(users),
      inWords(pollEveryUs, 'us'),
      percent(shareOfMost),
      percent(utilisation),
      rounded(lateness.predictedUs),
      rounded(lateness.measuredUs),
      holds ? '' : '! every trial is invalid',
    ]),
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function rounded(us: Microseconds): string {
  return inWords(Number.isFinite(us) ? Number(us.toPrecision(3)) : us, 'us');
}

function notes({ polling, pushes, answerWorkUs }: CrossoverCosts, checks: readonly CrossoverCheck[]): string {
  const { emptyPollUs, pollWithEventUs, furtherEventUs } = polling;
  const work = answerWorkUs === 0 ? 'no' : `${inWords(answerWorkUs, 'us')} of`;
  return [
    `Server CPU, with ${work} work for each request: an empty poll ${rounded(emptyPollUs)}, with an event ${rounded(pollWithEventUs)}, each further event ${rounded(furtherEventUs)}; ` +
      `${pushes.map(({ label, deliveryUs }) => `an event by ${label} ${rounded(deliveryUs)}`).join(', ')}.`,
    'Polling: users ≤ polls per second × acceptable lateness (Van de Vyvere et al., ICWE 2020), with the polls that find events costing more.',
    'Poll costs are those at capacity, where one wake-up answers several: below it the loop is busier than the share says.',
    'Push: every user is handed an event within the acceptable lateness, and before the next is due. Memory and connections, which push holds for all users, are not counted.',
    ...(checks.some(({ shareOfMost }) => shareOfMost > 1)
      ? [
          'Above 100 % a server cannot keep up: lateness leaves the formula, and its own feed comes late, which makes the trial invalid.',
        ]
      : []),
  ].join('\n');
}
