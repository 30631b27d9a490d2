import { alike, type Text } from './text.ts';

/** The suites that claims ask for, by the name that a result file has. */
export const SUITES_ASKED = [
  'standard',
  'fanout',
  'waiting',
  'bytes',
  'sweep-poll',
  'sweep-hold',
  'sweep-delay',
  'keep-alive',
  'duplex',
  'broadcast',
  'connection-limit',
  'event-source-features',
] as const;
export type SuiteAsked = (typeof SUITES_ASKED)[number];

/** Besides runs: counts of source code, and what came of verifying a server that is not ours. */
export type EvidenceName = SuiteAsked | 'simplicity' | 'verification';

export function isSuiteAsked(name: string): name is SuiteAsked {
  return SUITES_ASKED.some((suite) => suite === name);
}

const OTHER_COMMANDS = {
  simplicity: 'npm run record:simplicity',
  verification:
    'pushbench verify --json -- python3 servers/python/server.py > results/reference/verify-python.json',
} as const;

/** The command that makes a piece of evidence. */
export function commandFor(name: EvidenceName): string {
  return name === 'simplicity' || name === 'verification' ? OTHER_COMMANDS[name] : `pushbench run ${name}`;
}

/** A piece of evidence in a sentence. */
export function evidenceWords(name: EvidenceName): Text {
  if (name === 'simplicity') return { en: 'counts of the source', ru: 'подсчёт исходного кода' };
  if (name === 'verification') return { en: 'verify of a foreign server', ru: 'проверка чужого сервера' };
  return alike(name);
}
