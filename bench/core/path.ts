import type { Parameters } from './result.ts';

export type PathParameters = Pick<Parameters, 'tls' | 'ledger' | 'link' | 'delayUpUs' | 'delayDownUs'>;

/** Whether anything that is asked for needs the link between clients and server. */
export function needsLink(parameters: PathParameters): boolean {
  return parameters.tls || parameters.ledger || asksForTimes(parameters);
}

/** Whether a link was asked for by itself, so that the times through it are figures of the scenario. */
export function asksForTimes({
  link,
  delayUpUs,
  delayDownUs,
}: Pick<PathParameters, 'link' | 'delayUpUs' | 'delayDownUs'>): boolean {
  return link || delayUpUs + delayDownUs > 0;
}
