import { SERVERS } from './case.ts';

const NOT_OF_THE_TRANSPORT: readonly string[] = [...SERVERS, 'declared', 'answer'];

/** Whether a skipped case would apply to its transport, and cannot be run against this server: by what it lacks. */
export function isLeftOut(lacks: readonly string[]): boolean {
  return lacks.every((lack) => NOT_OF_THE_TRANSPORT.includes(lack));
}
