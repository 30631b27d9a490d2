import { MOST_UTILISATION } from './driver-saturated.ts';
import { percent, type Guard } from './guard.ts';

/** A link without time to spare is the bottleneck, whatever transport runs through it. */
export const linkSaturated: Guard = ({ measurement: { link } }) =>
  link !== undefined && link.utilisation > MOST_UTILISATION
    ? `the link was busy ${percent(link.utilisation)} of the time and held everything up; use less load`
    : undefined;
