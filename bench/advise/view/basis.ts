import { lookUp, type Evidence } from '../../claims/evidence.ts';
import { inWords } from '../../report/scale.ts';
import type { Advice } from '../advice.ts';
import { candidateTitle, type Candidate } from '../candidates.ts';
import type { Missing } from '../gaps.ts';
import type { Reach, Reached } from '../reach.ts';
import { amount, rateText, timeText } from './amounts.ts';

const REACHED_WORDS: Readonly<Record<Reached, { readonly name: string; text(value: number): string }>> = {
  clients: { name: 'clients', text: amount },
  rate: { name: 'events', text: rateText },
  body: { name: 'body', text: (bytes) => inWords(bytes, 'bytes') },
  polls: { name: 'polls of all', text: rateText },
  messages: { name: 'messages up of all', text: rateText },
  delay: { name: 'delay', text: timeText },
};

const MISSING_WORDS: Readonly<Record<Missing, string>> = {
  host: 'what the host adds to lateness (taken for nothing)',
  cpu: 'server CPU',
  messageCpu: 'server CPU of a message up',
  memoryBytes: 'server memory',
  lines: 'source lines',
};

/** What lies beyond what was measured, and by how much. */
export function reachLines({ reach }: Advice): readonly string[] {
  const beyond = reach.filter((one) => one.beyond > 1);
  const within = reach.filter((one) => one.beyond === 1);
  return [
    ...beyond.map((one) => `${reachText(one)}: by a factor of ${amount(one.beyond)}`),
    ...(within.length === 0 ? [] : [`not beyond: ${within.map(reachText).join('; ')}`]),
  ];
}

function reachText({ of, asked, least, most, suites }: Reach): string {
  const { name, text } = REACHED_WORDS[of];
  const range = least === most ? text(most) : `${text(least)} to ${text(most)}`;
  return `${name} ${text(asked)}, measured ${range} (${suites.join(', ')})`;
}

/** What is missing, and what to run for it. */
export function gapLines({ gaps, known }: Advice): readonly string[] {
  return gaps.map(({ what, of, command }) => {
    const whose = of.length === known.length ? '' : ` of ${titles(of)}`;
    return `? ${MISSING_WORDS[what]}${whose} not measured: ${command}`;
  });
}

export function titles(candidates: readonly Candidate[]): string {
  return candidates.map(candidateTitle).join(', ');
}

/** How many streams a browser opens to one origin, where that is few. */
export function limitLines({ placed }: Advice, evidence: Evidence): readonly string[] {
  return placed.flatMap(({ item: { candidate } }) => {
    const pick = { suite: 'connection-limit', contender: candidate.row, figure: 'limit.opened' } as const;
    const sample = lookUp(evidence, pick);
    return typeof sample === 'string' || sample.median >= ENOUGH
      ? []
      : [
          `${candidateTitle(candidate)} in many tabs: a browser opens ${sample.median} to one origin (sse-h1-limit)`,
        ];
  });
}

/** What HTTP/2 recommends servers to allow at the least (RFC 9113 §6.5.2). */
const ENOUGH = 100;
