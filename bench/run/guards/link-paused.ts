import type { Guard } from './guard.ts';

/** Where too much waits in a link, it stops reading: what comes then is kept for longer than was asked. */
export const linkPaused: Guard = ({ measurement: { link } }) =>
  link?.delayed === true && link.pauses > 0
    ? `the link stopped reading ${link.pauses} times, since more waited in it than it holds for a connection; use less delay or fewer bytes`
    : undefined;
