import { Failure, messageOf } from '../core/failure.ts';
import type { Microseconds } from '../core/units.ts';
import type { DeclaredRow } from '../foreign/declared-rows.ts';
import { openPublisher } from '../foreign/publisher.ts';
import type { ForeignServer } from '../foreign/server.ts';
import { lackedBy, suffices, type ContractCase, type Lack } from './case.ts';
import { CASES } from './cases.ts';
import { DECLARED_CASE } from './cases/capabilities.ts';
import { openClientSide } from './client-side.ts';
import { withPatience } from './expectation.ts';
import { foreignSubject, publishTo } from './foreign-subject.ts';
import type { CaseOutcome, CaseResult } from './run-contract.ts';
import { watchedSilence, type Silence } from './silence.ts';
import type { Subject } from './subject.ts';
import { timeLimit } from './time-limit.ts';
import { watched, type WatchedPublisher } from './watched-publisher.ts';

export type ForeignOptions = {
  /** What a case may take in all. */
  readonly caseTimeoutUs: Microseconds;
  /** How long anything that a case waits for may take. */
  readonly patienceUs: Microseconds;
  readonly cases: readonly ContractCase[];
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** Told before each case that is run: how many were before it, and how many there are in all. */
  readonly onCase: (done: number, of: number) => void;
};

type Situation = {
  readonly server: ForeignServer;
  readonly declared: DeclaredRow;
  readonly publisher: WatchedPublisher;
  readonly caseTimeoutUs: Microseconds;
  readonly signal: AbortSignal;
  readonly silence: Silence;
};

/** A server on the same machine or not far away answers much sooner. */
export const FOREIGN_PATIENCE_US: Microseconds = 5_000_000;

const DEFAULTS: ForeignOptions = {
  caseTimeoutUs: 60_000_000,
  patienceUs: FOREIGN_PATIENCE_US,
  cases: CASES,
  signal: new AbortController().signal,
  onCase: () => undefined,
};
/** A case that others have disturbed is tried again. */
const MOST_TRIES = 3;

/**
 * Runs against somebody's server what can be run from outside, one case after the other, all in one life of it as
 * long as no case restarts it. Once it is plain that nothing answers, no other case is run.
 * @throws Failure when the server ends though no case has ended it; whatever the signal gives as its reason.
 */
export async function runForeignContract(
  server: ForeignServer,
  declared: DeclaredRow,
  options: Partial<ForeignOptions> = {},
): Promise<readonly CaseResult[]> {
  const { cases, patienceUs, caseTimeoutUs, signal, onCase } = { ...DEFAULTS, ...options };
  const publisher = watched(await openPublisher(server.url, server.http, { keepAlive: false }));
  const silence = watchedSilence();
  const situation: Situation = { server, declared, publisher, caseTimeoutUs, signal, silence };
  const results: CaseResult[] = [];
  const of = cases.filter((contractCase) => lacksOf(situation, contractCase).length === 0).length;
  let done = 0;
  let isThere = true;
  try {
    for (const contractCase of cases) {
      const lacks: readonly Lack[] = isThere ? lacksOf(situation, contractCase) : ['declared'];
      if (lacks.length === 0) onCase(done++, of);
      const outcome: CaseOutcome =
        lacks.length > 0
          ? { state: 'skipped', lacks }
          : await withPatience(patienceUs, () => runUndisturbed(situation, contractCase));
      results.push({ case: contractCase, ...outcome });
      // Nothing else could be told of a transport that is not there.
      if (contractCase === DECLARED_CASE) isThere = outcome.state === 'passed';
    }
  } finally {
    publisher.close();
  }
  return results;
}

function lacksOf({ server, declared, silence }: Situation, contractCase: ContractCase): readonly Lack[] {
  const kind = server.life === undefined ? 'any' : 'restartable';
  const { server: needed = 'any' } = contractCase;
  const lacks = [
    ...lackedBy(declared.row, contractCase),
    ...(needed === 'any' || suffices(kind, contractCase) ? [] : [needed]),
  ];
  return lacks.length === 0 && silence.isPlain ? ['answer'] : lacks;
}

/** What others publish is no fault of the server's, yet no case can tell it from one. */
async function runUndisturbed(situation: Situation, contractCase: ContractCase): Promise<CaseOutcome> {
  const { server, publisher } = situation;
  for (let tries = 1; ; tries += 1) {
    const before = publisher.others();
    const outcome = await runOnce(situation, contractCase);
    if (outcome.state !== 'failed' || server.life !== undefined) return outcome;
    await publishTo(publisher, 'whose events are these?').catch(() => undefined);
    const others = publisher.others() - before;
    if (others === 0) return outcome;
    if (tries === MOST_TRIES)
      return { state: 'failed', message: `${outcome.message}; ${disturbance(others)}` };
  }
}

function disturbance(events: number): string {
  return `meanwhile others published ${events} events, so verify a server that nobody else publishes to`;
}

async function runOnce(
  { server, declared, publisher, caseTimeoutUs, signal, silence }: Situation,
  contractCase: ContractCase,
): Promise<CaseOutcome> {
  signal.throwIfAborted();
  if (server.life?.isOver === true) await server.life.restart();
  const clients = await openClientSide(declared.row, declared.url);
  const subject = foreignSubject(clients, publisher);
  const limit = timeLimit(caseTimeoutUs, signal);
  const gone = server.gone.then(({ message, exitCode }) => {
    throw new Failure(`${message}; that was in ${contractCase.id} (R${contractCase.rule})`, exitCode);
  });
  try {
    await Promise.race([check(contractCase, subject, server), limit.passed, gone]);
    silence.note();
    return { state: 'passed' };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    silence.note(error);
    return { state: 'failed', message: messageOf(error) };
  } finally {
    limit.clear();
    clients.close();
  }
}

async function check(contractCase: ContractCase, subject: Subject, { life }: ForeignServer): Promise<void> {
  const { server = 'any' } = contractCase;
  if (contractCase.server === undefined || contractCase.server === 'any') return contractCase.run(subject);
  if (contractCase.server === 'restartable' && life !== undefined)
    return contractCase.run({ ...subject, life });
  throw new TypeError(`a case that needs a server of kind "${server}" was run against another`);
}
