import { inWords } from '../../report/scale.ts';
import type { Advice } from '../advice.ts';
import { candidateTitle, type Candidate } from '../candidates.ts';
import { DECADES, VARIED, type Turning, type Varied } from '../turnings.ts';
import { amount, rateText, timeText } from './amounts.ts';

const INPUT_WORDS: Readonly<Record<Varied, string>> = {
  clients: 'clients',
  ratePerSecond: 'events',
  lateUs: 'acceptable lateness',
  upstreamPerSecond: 'messages up of each client',
  delayUs: 'delay one way',
};

/** What would bring another to the first place, each by itself; and what would not. */
export function changeLines({ turnings }: Advice): readonly string[] {
  const turning = new Set(turnings.map(({ input }) => input));
  const steady = VARIED.filter((input) => !turning.has(input)).map((input) => INPUT_WORDS[input]);
  const range = `, varied by factors up to ${amount(10 ** DECADES)}`;
  return [
    ...turnings.map((one) => `${turningText(one)}: ${firstText(one.first)}`),
    ...(steady.length === 0 ? [] : [`not by ${steady.join(', ')}${range}`]),
  ];
}

function firstText(first: Candidate | null): string {
  return first === null ? 'none can do it' : candidateTitle(first);
}

function turningText(turning: Turning): string {
  switch (turning.input) {
    case 'http':
      return `HTTP/${turning.at === 1 ? '1.1' : '2'} only`;
    case 'cookieBytes':
      return turning.at === 0 ? 'without a cookie' : `with a cookie of ${inWords(turning.at, 'bytes')}`;
    default: {
      const { input, at, towards } = turning;
      const words = INPUT_WORDS[input];
      // What comes beyond is another question: the answer may turn again.
      const way = towards === 'more' ? 'up' : 'down';
      return at === 0 ? `no ${words}` : `${words}, once ${way} to ${valueText(input, at)}`;
    }
  }
}

function valueText(input: Varied, at: number): string {
  switch (input) {
    case 'clients':
      return at === 1 ? '1' : `about ${amount(at)}`;
    case 'ratePerSecond':
    case 'upstreamPerSecond':
      return `about ${rateText(at)}`;
    case 'lateUs':
    case 'delayUs':
      return `about ${timeText(at)}`;
  }
}
