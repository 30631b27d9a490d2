import { EXIT, Failure } from '../core/failure.ts';

/** A connection ended within an exchange: as a stalled machine makes it, where a peer seems to be gone. */
export class ExchangeCut extends Failure {
  constructor() {
    super('the connection was cut within the exchange; try again on a machine with less to do', EXIT.failed);
  }
}
