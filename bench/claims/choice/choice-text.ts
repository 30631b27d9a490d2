import type { Field } from '../../report/csv-line.ts';
import { inEach, type Language, type Text } from '../text.ts';
import { VERDICT_WORDS } from '../view/words.ts';
import type { Choice } from './choose.ts';

const RESTS_ON = { en: 'rests on', ru: 'основание:' } as const;
const BUT = {
  en: 'Beware, these runs do not bear it out:',
  ru: 'Осторожно, эти измерения этого не подтверждают:',
} as const;

/** Without what is bold in Markdown. */
export function plainText(text: Text): Text {
  return inEach((language) => text[language].replaceAll('**', ''));
}

/** A recommendation, the claims that it rests on, and a warning where these came out otherwise. */
export function choiceLine({ text, claims }: Choice, language: Language): string {
  const words = (list: Choice['claims']): string =>
    list.map(({ id, verdict }) => `${id}: ${VERDICT_WORDS[verdict][language]}`).join(', ');
  const doubtful = claims.filter(({ isPresumed }) => !isPresumed);
  const warning = doubtful.length === 0 ? '' : ` ${BUT[language]} ${words(doubtful)}.`;
  return `${text[language]} (${RESTS_ON[language]} ${words(claims)})${warning}`;
}

/** A record for each recommendation and each claim that it presumes. */
export function choiceRecords(choices: readonly Choice[], language: Language): readonly (readonly Field[])[] {
  return [
    ['recommendation', 'text', 'claim', 'verdict', 'presumed'],
    ...choices.flatMap(({ id, text, claims }) =>
      claims.map((claim) => [
        id,
        plainText(text)[language],
        claim.id,
        claim.verdict,
        String(claim.isPresumed),
      ]),
    ),
  ];
}
