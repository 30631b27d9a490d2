import type { Pattern } from '../transports.ts';
import { longPollingLateness, pollingLateness, streamLateness, type LatenessForm } from './lateness.ts';
import type { Workload } from './workload.ts';

/** How late the events of a workload come; what the hosts take besides is not in it. */
export function latenessOf(pattern: Pattern, workload: Workload): LatenessForm {
  const { pollEveryUs, repollGapUs, delayUs = 0 } = workload;
  switch (pattern) {
    case 'poll':
      return pollingLateness(pollEveryUs, { upUs: delayUs, downUs: delayUs });
    case 'hold':
      // Until the next request is there: the answer's way, the client's own time, and the request's way.
      return longPollingLateness(workload, { upUs: repollGapUs - delayUs, downUs: delayUs });
    case 'stream':
      return streamLateness({ upUs: delayUs, downUs: delayUs });
  }
}
