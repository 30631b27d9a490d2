import { NOISE_FIGURES, type Laboratory, type NoiseFigure, type Spread } from '../../core/laboratory.ts';
import { describeLaboratory, roughly } from '../../report/laboratory.ts';
import type { Finding } from './finding.ts';

/** How noisy a machine is, a finding for each figure, and how good a laboratory that makes it. */
export function examineLaboratory(laboratory: Laboratory): readonly Finding[] {
  const { grade, reasons } = describeLaboratory(laboratory);
  const findings = NOISE_FIGURES.map((figure): Finding => {
    const { subject, found, remedy } = SHOWN[figure];
    const reason = reasons.find((one) => one.figure === figure);
    return {
      subject,
      state: reason === undefined ? 'ok' : 'warning',
      found: found(laboratory),
      advice: reason === undefined ? null : `${reason.text}: ${remedy}`,
    };
  });
  const after = `after ${roughly(laboratory.sampledUs, 'us')}`;
  return [
    ...findings,
    {
      subject: 'laboratory',
      state: grade === 'good' ? 'ok' : 'warning',
      found: `${grade}, ${after}`,
      advice: grade === 'good' ? null : ADVICE[grade],
    },
  ];
}

const ADVICE = {
  fair: 'what the lines above name is not to be trusted too far; repetitions help',
  poor: 'exact figures (bytes, requests, deliveries) hold; do not decide anything by times or CPU from here',
} as const;

type Shown = {
  readonly subject: string;
  readonly found: (laboratory: Laboratory) => string;
  readonly remedy: string;
};

const QUIET = 'end other programs';

const SHOWN: Readonly<Record<NoiseFigure, Shown>> = {
  timers: { subject: 'timers', found: ({ timers }) => `${spread(timers)} late`, remedy: QUIET },
  stalls: {
    subject: 'stalls',
    found: ({ stalls: { perSecond, longestUs, lostShare } }) =>
      perSecond === 0
        ? 'none'
        : `${roughly(perSecond, 'count')} a second, at most ${roughly(longestUs, 'us')}, ` +
          `${roughly(lostShare, 'share')} of the time`,
    remedy: QUIET,
  },
  roundTrip: { subject: 'round trip', found: ({ roundTrip }) => spread(roundTrip), remedy: QUIET },
  otherLoad: {
    subject: 'other load',
    found: ({ otherLoadShare }) => shareOfCpu(otherLoadShare),
    remedy: QUIET,
  },
  steal: {
    subject: 'CPU steal',
    found: ({ stealShare }) => shareOfCpu(stealShare),
    remedy: 'use a machine, or an instance with cores, of your own',
  },
};

function spread({ p50Us, p99Us, maxUs }: Spread): string {
  return `p50 ${roughly(p50Us, 'us')}, p99 ${roughly(p99Us, 'us')}, at most ${roughly(maxUs, 'us')}`;
}

function shareOfCpu(share: number | null): string {
  return share === null ? 'the system does not tell' : `${roughly(share, 'share')} of the CPU time`;
}
