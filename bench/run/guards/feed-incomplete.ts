import type { Guard } from './guard.ts';

/** The plan says how many events there are; a server that sent another number ran another experiment. */
export const feedIncomplete: Guard = ({ measurement: { planned, published } }) =>
  planned === published ? undefined : `${published} of ${planned} events were published`;
