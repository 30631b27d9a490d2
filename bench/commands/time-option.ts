import { Option } from 'commander';
import type { Microseconds } from '../core/units.ts';
import * as read from './arguments.ts';

const US_PER_SECOND = 1_000_000;

/** An option that takes a time; its default is told as a user would write it. */
export function timeOption(flags: string, description: string, defaultUs: Microseconds): Option {
  return new Option(flags, description)
    .argParser(read.duration)
    .default(defaultUs, `${defaultUs / US_PER_SECOND}s`);
}
