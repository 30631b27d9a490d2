import type { Figure } from '../claim.ts';
import type { Language, Text } from '../text.ts';
import type { ClaimsReport } from './report.ts';

/** What stands under every figure that a delay had a part in. */
export const DELAY_NOTE: Text = {
  en: 'A delay is that of a link, which holds back what connections carry: handshakes and acknowledgements take no longer, and nothing is lost on the way.',
  ru: 'Задержку вносит звено, которое придерживает данные соединений: рукопожатия и подтверждения оно не задерживает, и по дороге ничего не теряется.',
};

export function hasDelayed(figures: readonly Figure[]): boolean {
  return figures.some(({ delayed }) => delayed === true);
}

/** What is to be known of what is shown, and what was passed over: a line each. */
export function notesOf({ judged, shows, notes }: ClaimsReport, language: Language): readonly string[] {
  return [...(isDelayShown(judged, shows) ? [DELAY_NOTE[language]] : []), ...notes];
}

function isDelayShown(judged: ClaimsReport['judged'], shows: ClaimsReport['shows']): boolean {
  switch (shows.kind) {
    case 'claims':
      return judged.some(({ finding }) => hasDelayed(finding.figures));
    case 'matrix':
      return shows.matrix.workloads.some(({ isDelayed }) => isDelayed);
    case 'choice':
      return shows.choices.some(({ isDelayed }) => isDelayed);
  }
}
