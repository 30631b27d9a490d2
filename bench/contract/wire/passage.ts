import { expectEqual, expectMatch, shown } from '../expectation.ts';
import type { Subject } from '../subject.ts';
import { exchange, type Call, type Exchange } from './http-exchange.ts';

export async function expectStatus(subject: Subject, call: Call, status: number): Promise<Exchange> {
  const answer = await exchange(subject, call);
  expectEqual(`the status of the answer to ${shown(call)}`, answer.status, status);
  return answer;
}

/** The gate lets it pass: the half answers, or says that this path wants an upgrade. */
export async function expectPasses(subject: Subject, call: Call): Promise<Exchange> {
  const answer = await exchange(subject, call);
  expectMatch(`the status of the answer to ${shown(call)}`, String(answer.status), /^(200|204|426)$/);
  return answer;
}
