import type { RowId } from '../../transports.ts';
import type { Answer, Question } from '../claim.ts';
import { lookUp, type Pick } from '../evidence.ts';
import { rowWords } from '../figure-names.ts';
import { factsOf, gapAnswer } from '../rules/figure.ts';

/** Whether a real browser opens a transport at all: yes if at least one subscription came to be. */
export function pagesOpen(row: RowId): Question {
  return (evidence): Answer => {
    const pick: Pick = { suite: 'connection-limit', contender: row, figure: 'limit.opened' };
    const about = rowWords(row);
    const opened = lookUp(evidence, pick);
    if (typeof opened === 'string') return gapAnswer(about, pick, opened);
    const isOpen = opened.median > 0;
    return {
      says: isOpen ? 'yes' : 'no',
      about,
      figures: factsOf(evidence, [pick]),
      reasons: [
        isOpen
          ? { en: 'available in the tested browser', ru: 'доступен в проверенном браузере' }
          : { en: 'not available in the tested browser', ru: 'недоступен в проверенном браузере' },
      ],
    };
  };
}
