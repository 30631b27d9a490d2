import { rowWords } from '../figure-names.ts';
import type { Figure, Question } from '../claim.ts';
import type { Transport } from '../../transports.ts';
import { alike, type Text } from '../text.ts';
import type { VerifiedTransport } from '../verification.ts';
import type { Outcome } from './outcome.ts';

const PASSED: Text = { en: 'cases passed', ru: 'проверок пройдено' };
const FAILED: Text = { en: 'cases failed', ru: 'проверок не пройдено' };

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

function figuresOf(server: string, { name, passed, failed }: VerifiedTransport): readonly Figure[] {
  const who = alike(`${server}, ${name}`);
  return [
    { what: PASSED, who, from: 'verification', value: passed, unit: 'count', n: 1 },
    { what: FAILED, who, from: 'verification', value: failed.length, unit: 'count', n: 1 },
  ];
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
  return { says: 'yes', reasons: [{ en: 'every case passed', ru: 'пройдены все проверки' }] };
}
