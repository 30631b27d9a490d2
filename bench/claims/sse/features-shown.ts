import { printable } from '../../core/printable.ts';
import type { Observation } from '../../core/observation.ts';
import type { Answer, Question } from '../claim.ts';
import type { Evidence } from '../evidence.ts';
import { factsOf } from '../rules/figure.ts';
import { alike, joined, type Text } from '../text.ts';

const SUITE = 'event-source-features';
const ABOUT: Text = alike('EventSource');

/** How much of EventSource there is to learn, and what of it was seen to work. A count, and no verdict. */
export const featuresShown: Question = (evidence): Answer => {
  const observations = observationsIn(evidence);
  if (observations === 'missing') {
    return { says: 'missing', missing: [SUITE], about: ABOUT, figures: [], reasons: [] };
  }
  if (observations.length === 0) {
    return {
      says: 'unknown',
      repetitionsNeeded: null,
      about: ABOUT,
      figures: [],
      reasons: [{ en: 'not one trial was valid', ru: 'ни одно измерение не годится' }],
    };
  }
  const named = (isShown: boolean): Text =>
    joined(
      observations.filter(({ shown }) => shown === isShown).map(({ subject }) => subjectWords(subject)),
      ', ',
    );
  const [shown, unseen] = [named(true), named(false)];
  return {
    says: 'fact',
    about: ABOUT,
    figures: factsOf(evidence, [
      { suite: SUITE, contender: 'sse', figure: 'features.looked-for' },
      { suite: SUITE, contender: 'sse', figure: 'features.shown' },
    ]),
    reasons: [
      joined([{ en: 'seen working: ', ru: 'проверено в работе: ' }, shown], ''),
      ...(unseen.en === '' ? [] : [joined([{ en: 'not seen working: ', ru: 'не сработало: ' }, unseen], '')]),
    ],
  };
};

/** What is no name in the interface itself. */
const RUSSIAN_SUBJECTS: ReadonlyMap<string, string> = new Map([
  ['named events (addEventListener)', 'именованные события (addEventListener)'],
  ['reconnection time (retry)', 'время до переподключения (retry)'],
  ['last event id on reconnection', 'номер последнего события при переподключении'],
  ['204 stops it', '204 прекращает поток'],
  ['an error status ends it for good', 'код ошибки прекращает его насовсем'],
  ['close() from the page', 'close() со страницы'],
]);

function subjectWords(subject: string): Text {
  const en = printable(subject);
  return { en, ru: RUSSIAN_SUBJECTS.get(subject) ?? en };
}

function observationsIn({ runs }: Evidence): readonly Observation[] | 'missing' {
  const trials = runs.get(SUITE)?.result.trials.filter((trial) => trial.row === 'sse') ?? [];
  if (trials.length === 0) return 'missing';
  const valid = trials.find((trial) => trial.state === 'measured');
  return valid !== undefined && 'observations' in valid ? valid.observations : [];
}
