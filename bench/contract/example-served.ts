import { onTestFinished } from 'vitest';
import { DEFAULT_DOOR } from '../door/door.ts';
import { attach, type ForeignServer } from '../foreign/server.ts';
import { openOrigin } from '../origin/origin.ts';
import { placedTransports } from '../origin/placed-transports.ts';
import { CASES } from './cases.ts';
import type { Alter } from './own-subject.ts';
import type { CaseResult } from './run-contract.ts';
import type { ForeignOptions } from './run-foreign.ts';
import { SETTINGS } from './settings.ts';
import { verifyServer } from './verify-server.ts';

type OwnOptions = { readonly http?: 1 | 2; readonly alter?: Alter };

/** A server of ours, met as anybody's. */
export async function served({ http = 1, alter = (serve) => serve }: OwnOptions = {}) {
  const placed = (await placedTransports(http)).map((one) => ({ ...one, serve: alter(one.serve) }));
  const origin = await openOrigin({ ...DEFAULT_DOOR, ...SETTINGS, name: 'ours', http }, placed, {
    onSocket: () => undefined,
    onCut: () => undefined,
  });
  onTestFinished(origin.close);
  return { origin, server: await attach(new URL(`http://127.0.0.1:${origin.port}/`)) };
}

/** The row of a server that carries a transport, with the results of these cases. */
export async function resultsOf(
  server: ForeignServer,
  transport: string,
  ids: readonly string[],
  options: Partial<ForeignOptions> = {},
): Promise<readonly CaseResult[]> {
  const verdicts = await verifyServer(server, () => undefined, {
    patienceUs: 2_000_000,
    cases: CASES.filter(({ id }) => ids.includes(id)),
    ...options,
  });
  return verdicts.find(({ declared }) => declared.transport === transport)?.results ?? [];
}

/** Each failure with its rule. */
export function failures(results: readonly CaseResult[]): readonly string[] {
  return results.flatMap((result) =>
    result.state === 'failed' ? [`${result.case.id} (R${result.case.rule}): ${result.message}`] : [],
  );
}
