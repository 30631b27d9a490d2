import { isOurs } from '../../core/measured-server.ts';
import type { Guard } from './guard.ts';

/** No scenario has a fault that could repeat, reorder or invent an event. What was lost, the percentiles tell. */
export const deliveriesWrong: Guard = ({ parameters, measurement: { deliveries } }) => {
  const { duplicated, reordered, unknown, early, gaps } = deliveries;
  const wrong = { duplicated, reordered, unknown, early, gaps };
  const found = Object.entries(wrong).filter(([, count]) => count > 0);
  if (found.length === 0) return undefined;
  const others = unknown > 0 && !isOurs(parameters.server) ? `; ${OTHERS}` : '';
  return `without any fault there were ${found.map(([what, count]) => `${count} ${what}`).join(', ')}${others}`;
};

const OTHERS =
  'unknown are events that this run did not publish: measure a server that nobody else publishes to';
