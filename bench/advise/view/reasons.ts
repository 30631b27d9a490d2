import { VERDICT_WORDS } from '../../claims/view/words.ts';
import type { Advice } from '../advice.ts';
import { candidateTitle } from '../candidates.ts';
import { CRITERIA, type CriterionId } from '../criteria.ts';
import type { Obstacle, Prospect } from '../prospect.ts';
import { ALIKE_UP_TO, type Parting } from '../rank.ts';
import { amount, bitScaleFor, bitsText, counted, timeText } from './amounts.ts';

const CRITERION_WORDS: Readonly<Record<CriterionId, string>> = {
  cores: 'cores needed',
  bytes: 'bytes',
  requests: 'requests',
  lines: 'source lines',
};

/** How candidates were ordered, in a line. */
export function orderLine(): string {
  const free = CRITERIA.filter((criterion) => criterion.free > 0).map(({ id, free }) => quantity(id, free));
  const percent = Math.round((ALIKE_UP_TO - 1) * 100);
  const words = CRITERIA.map(({ id }) => CRITERION_WORDS[id]).join(', ');
  return `By ${words}, in this order; as good as the least: up to ${percent} % more, and up to ${free.join(', ')}.`;
}

/** Why each is where it is, a line each, with both figures and the claim that speaks of it. */
export function reasonLines({ placed, barred }: Advice): readonly string[] {
  const told = placed.flatMap(({ item, after, claim }, index) =>
    after === undefined
      ? []
      : [`${index + 1} ${candidateTitle(item.candidate)}: ${partingText(after)}${claimText(claim)}`],
  );
  const cannot = barred.map(
    ({ candidate, obstacle, claim }) =>
      `– ${candidateTitle(candidate)} cannot: ${obstacleText(obstacle)}${claimText(claim)}`,
  );
  return [...told, ...cannot];
}

function claimText(claim: Advice['placed'][number]['claim']): string {
  return claim === undefined ? '' : ` (${claim.id}: ${VERDICT_WORDS[claim.verdict].en})`;
}

function partingText(parting: Parting<CriterionId, Prospect>): string {
  switch (parting.kind) {
    case 'alike':
      return `as ${candidateTitle(parting.as.candidate)} in all of these`;
    case 'unknown':
      return `${CRITERION_WORDS[parting.by]} not measured`;
    case 'more': {
      const { by, than, value, least } = parting;
      const times = value / least;
      const other = candidateTitle(than.candidate);
      const words =
        times < MANY
          ? `${amount(times)} × the ${CRITERION_WORDS[by]} of ${other}`
          : `more ${CRITERION_WORDS[by]} than ${other}`;
      return `${words}, ${quantity(by, value)} against ${quantity(by, least)}`;
    }
  }
}

/** A multiple that tells nothing: one of next to nothing. */
const MANY = 1_000;

function quantity(id: CriterionId, value: number): string {
  switch (id) {
    case 'cores':
      return counted(value, 'core');
    case 'bytes': {
      const scale = bitScaleFor([value]);
      return `${bitsText(value, scale)} ${scale.label}`;
    }
    case 'requests':
      return `${counted(value, 'request')}/s`;
    case 'lines':
      return counted(value, 'line');
  }
}

function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'http':
      return `it runs over HTTP/${obstacle.only === 1 ? '1.1' : '2'} only, here`;
    case 'late':
      return `99 of 100 events take ${timeText(obstacle.leastUs)} at the least`;
    case 'cores':
      return `it would take ${counted(obstacle.cores, 'core')}, and a client is served by one`;
  }
}
