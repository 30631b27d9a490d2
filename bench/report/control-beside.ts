import { contenderName, parseContender, type Contender } from '../core/contender.ts';
import type { Parameters } from '../core/result.ts';
import { CONTROL_ROW } from '../transports.ts';

/** In what a contender may differ from the control of its scenario: whose it is, and TLS, without which no page has HTTP/2. */
const SIDES_DIFFER_IN: readonly string[] = ['client', 'server', 'tls'] satisfies (keyof Parameters)[];

/**
 * The name of the control that a contender stands beside, of those there are: that of its variant, or of its scenario
 * where one control stands for several sides, or else the run's own.
 */
export function controlBeside(
  contender: Contender,
  names: readonly string[],
  parametersOf: (contender: Contender) => Parameters,
): string {
  const same = contenderName({ ...contender, row: CONTROL_ROW });
  if (names.includes(same)) return same;
  const scenario = scenarioKey(parametersOf(contender));
  const controls = names.map(parseContender).filter(({ row }) => row === CONTROL_ROW);
  const beside = controls.find((control) => scenarioKey(parametersOf(control)) === scenario);
  return beside === undefined ? CONTROL_ROW : contenderName(beside);
}

function scenarioKey(parameters: Parameters): string {
  const shared = Object.entries(parameters).filter(([name]) => !SIDES_DIFFER_IN.includes(name));
  return JSON.stringify(shared.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
