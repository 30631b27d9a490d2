import { rowWords } from '../figure-names.ts';
import type { Figure, Question } from '../claim.ts';
import type { Transport } from '../../transports.ts';
import type { Text } from '../text.ts';
import type { VerifiedTransport } from '../verification.ts';
import type { Outcome } from './outcome.ts';

const PASSED: Text = { en: 'passed', ru: 'пройдено' };
const FAILED: Text = { en: 'failed', ru: 'не пройдено' };
const LEFT_OUT: Text = { en: 'left out, cannot be run from outside', ru: 'снаружи не провести' };
const INAPPLICABLE: Text = { en: 'do not apply to it', ru: 'к нему не относятся' };

/** Whether every server that is not ours, of those that were verified over a transport, passes the contract suite. */
export function passesContract(transport: Transport): Question {
  return ({ verifications }) => {
    const about = rowWords(transport);
    const found = verifications.flatMap(({ server, transports }) =>
      transports.filter((one) => one.transport === transport).map((verified) => ({ server, verified })),
    );
    if (found.length === 0) {
      return { says: 'missing', missing: ['verification'], about, figures: [], reasons: [] };
    }
    return {
      about,
      figures: found.flatMap(({ server, verified }) => figuresOf(server, verified)),
      ...judged(found.map(({ verified }) => verified)),
    };
  };
}

function figuresOf(
  server: string,
  { name, passed, failed, leftOut, inapplicable }: VerifiedTransport,
): readonly Figure[] {
  const what: Text = {
    en: `cases of the contract, ${server}, ${name}`,
    ru: `проверок контракта, ${server}, ${name}`,
  };
  const counts: readonly (readonly [Text, number])[] = [
    [PASSED, passed],
    [FAILED, failed.length],
    [LEFT_OUT, leftOut.length],
    [INAPPLICABLE, inapplicable],
  ];
  return counts.map(([who, value]) => ({ what, who, from: 'verification', value, unit: 'count', n: 1 }));
}

function judged(verified: readonly VerifiedTransport[]): Outcome {
  const failed = verified.flatMap((one) => one.failed);
  if (failed.length > 0) {
    const ids = [...new Set(failed)].join(', ');
    return { says: 'no', reasons: [{ en: `failed: ${ids}`, ru: `не пройдено: ${ids}` }] };
  }
  if (verified.some(({ passed }) => passed === 0)) {
    return {
      says: 'unknown',
      repetitionsNeeded: null,
      reasons: [{ en: 'not one case was run', ru: 'не проведено ни одной проверки' }],
    };
  }
  return {
    says: 'yes',
    reasons: [
      {
        en: 'every case passed that can be run from outside',
        ru: 'пройдены все проверки, какие можно провести снаружи',
      },
      ...leftOutWords(verified),
    ],
  };
}

/** By groups, as the suite has them before the slash. */
function leftOutWords(verified: readonly VerifiedTransport[]): readonly Text[] {
  const ids = verified.flatMap(({ leftOut }) => leftOut);
  if (ids.length === 0) return [];
  const groups = [...new Set(ids.map((id) => id.split('/')[0]))].join(', ');
  return [{ en: `left out, of the groups ${groups}`, ru: `не проведены проверки из групп: ${groups}` }];
}
