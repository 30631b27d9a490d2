import type { Guard } from './guard.ts';

/** The plan says what is sent up, and nothing but that may come back. What was lost, the percentiles tell. */
export const messagesWrong: Guard = ({ measurement: { upstream } }) => {
  if (upstream === undefined) return undefined;
  const { planned, sent, wrong } = upstream;
  if (sent !== planned) return `${sent} of ${planned} messages were sent up`;
  return wrong === 0 ? undefined : `${wrong} of ${sent} messages came back with another text`;
};
