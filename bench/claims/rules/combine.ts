import type { Answer, Figure, Question } from '../claim.ts';
import type { EvidenceName } from '../evidence-names.ts';
import { joined, NOTHING, type Text } from '../text.ts';

type Kind = Answer['says'];
type Of<K extends Kind> = Extract<Answer, { says: K }>;

/** Yes if every question says so; one no decides. Where one turns, the whole does. */
export function every(...questions: readonly Question[]): Question {
  return (evidence) => {
    const answers = questions.map((question) => question(evidence));
    const shared = sharedOf(answers);
    if (saying(answers, 'no').length > 0) return { ...shared, says: 'no' };
    const open = openOf(answers);
    if (open !== undefined) return { ...shared, ...open };
    const [turning] = saying(answers, 'turns');
    if (turning !== undefined) return { ...shared, says: 'turns', condition: turning.condition };
    return { ...shared, says: saying(answers, 'yes').length > 0 ? 'yes' : 'fact' };
  };
}

/** Of a sentence that may hold in one respect and fail in another: then it turns on which. */
export function inEachRespect(...questions: readonly Question[]): Question {
  return (evidence) => {
    const answers = questions.map((question) => question(evidence));
    const shared = sharedOf(answers);
    const [yes, no, turning] = [saying(answers, 'yes'), saying(answers, 'no'), saying(answers, 'turns')];
    const missing = saying(answers, 'missing');
    const isMixed = turning.length > 0 || (yes.length > 0 && no.length > 0);
    const open = missing.length > 0 || !isMixed ? openOf(answers) : undefined;
    if (open !== undefined) return { ...shared, ...open };
    if (!isMixed) return { ...shared, says: yes.length > 0 ? 'yes' : no.length > 0 ? 'no' : 'fact' };
    return { ...shared, says: 'turns', condition: conditionOf(answers) };
  };
}

function saying<K extends Kind>(answers: readonly Answer[], kind: K): readonly Of<K>[] {
  return answers.filter((answer): answer is Of<K> => answer.says === kind);
}

function sharedOf(answers: readonly Answer[]): Pick<Answer, 'about' | 'figures' | 'reasons'> {
  const abouts = answers.map(({ about }) => about).filter(({ en }) => en !== '');
  return {
    about: joined(abouts, ', '),
    figures: withoutRepeats(answers.flatMap(({ figures }) => figures)),
    reasons: answers.flatMap(({ about, reasons }) => reasons.map(underName(about))),
  };
}

function underName(about: Text): (reason: Text) => Text {
  return (reason) => (about.en === '' ? reason : joined([about, reason], ': '));
}

/** Several questions may show the same figure: what stands alone is said once. */
function withoutRepeats(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(
    (figure, index) =>
      figure.ratio !== undefined ||
      !figures
        .slice(0, index)
        .some(
          ({ what, who, from }) =>
            what.en === figure.what.en && who.en === figure.who.en && from === figure.from,
        ),
  );
}

type Open =
  | { readonly says: 'missing'; readonly missing: readonly EvidenceName[] }
  | {
      readonly says: 'unknown';
      readonly repetitionsNeeded: number | null;
      readonly because: readonly Text[];
    };

function openOf(answers: readonly Answer[]): Open | undefined {
  const missing = saying(answers, 'missing').flatMap((answer) => answer.missing);
  if (missing.length > 0) return { says: 'missing', missing: [...new Set(missing)] };
  const unknown = saying(answers, 'unknown');
  if (unknown.length === 0) return undefined;
  const counts = unknown.map(({ repetitionsNeeded }) => repetitionsNeeded).filter((count) => count !== null);
  return {
    says: 'unknown',
    repetitionsNeeded: counts.length > 0 ? Math.max(...counts) : null,
    because: unknown.flatMap(({ about, reasons, because }) => because ?? reasons.map(underName(about))),
  };
}

/** What it turns on: the point on an axis, if there is one, and otherwise the respects by name. */
function conditionOf(answers: readonly Answer[]): Of<'turns'>['condition'] {
  const turning = saying(answers, 'turns').map(({ condition }) => condition);
  const at = turning.find((condition) => condition.at !== undefined)?.at;
  return {
    text: joined([...turning.map(({ text }) => text), ...respectsBySaying(answers)], '; '),
    ...(at === undefined ? {} : { at }),
  };
}

const SAYINGS = [
  { kind: 'yes', label: { en: 'yes: ', ru: 'да: ' } },
  { kind: 'no', label: { en: 'no: ', ru: 'нет: ' } },
  { kind: 'unknown', label: { en: 'undecided: ', ru: 'не решено: ' } },
] as const satisfies readonly { readonly kind: Kind; readonly label: Text }[];

/** More names than a reader takes in at a glance. */
const MANY = 5;

/** The respects by what was said of them; where one list is long, the others are named, and it is the rest. */
function respectsBySaying(answers: readonly Answer[]): readonly Text[] {
  const lists = SAYINGS.map(({ kind, label }) => ({
    label,
    names: saying(answers, kind).map(({ about }) => about),
  })).filter(({ names }) => names.length > 0);
  const longest = lists.toSorted((one, other) => other.names.length - one.names.length)[0];
  if (longest === undefined || longest.names.length <= MANY || lists.length === 1) {
    return lists.map(({ label, names }) => joined([label, joined(names, ', ')], ''));
  }
  const { label, names } = longest;
  const rest: Text = { en: `the other ${names.length}`, ru: `остальные ${names.length}` };
  return [
    ...lists
      .filter((list) => list !== longest)
      .map((list) => joined([list.label, joined(list.names, ', ')], '')),
    joined([label, rest], ''),
  ];
}

/** Figures that weigh nothing, under no name. */
export function facts(figuresOf: (...given: Parameters<Question>) => readonly Figure[]): Question {
  return (evidence) => ({ says: 'fact', about: NOTHING, figures: figuresOf(evidence), reasons: [] });
}

/** What a question shows, where only its silence would matter: a yes weighs nothing. */
export function asFact(question: Question): Question {
  return (evidence) => {
    const answer = question(evidence);
    return answer.says === 'yes' ? { ...answer, says: 'fact' } : answer;
  };
}
