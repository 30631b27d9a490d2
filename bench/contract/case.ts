import type { Framing, Pattern, Row } from '../transports.ts';
import type { Settings } from './settings.ts';
import type { ControlledSubject } from './subject.ts';

/**
 * What a case needs of its subject. A row declares the first three kinds: how it gets its events, how they are
 * framed, what HTTP is around them, and whether an agent's subscriptions share a connection. `control` is a
 * server that can be set up, restarted and looked into.
 */
export type Capability = Pattern | Framing | 'http' | 'http1' | 'http2' | 'shared connection' | 'control';

/** One sentence of the contract that can be checked on real sockets. */
export type ContractCase = {
  /** How to call it by name: `delivery/order`. */
  readonly id: string;
  /** The number of the rule in servers/README.md that it checks. */
  readonly rule: number;
  /** What is observed when the rule is kept. */
  readonly title: string;
  readonly needs: readonly Capability[];
  /** How the server is to be set up; needs `control`. */
  readonly settings?: Partial<Settings>;
  /** Rejects, saying what was expected and found, when the rule is broken. */
  run(subject: ControlledSubject): Promise<void>;
};

/** What a row declares, and what a server of ours offers besides. */
export function capabilitiesOf(row: Row): ReadonlySet<Capability> {
  return new Set<Capability>([
    'control',
    row.pattern,
    row.framing,
    ...(row.http === 'none' ? [] : (['http', `http${row.http}`] as const)),
    ...(row.connectionPer === 'agent' ? (['shared connection'] as const) : []),
  ]);
}

/** What a case needs and a row lacks; empty when the case applies. */
export function lackedBy(row: Row, { needs }: ContractCase): readonly Capability[] {
  const offered = capabilitiesOf(row);
  return needs.filter((capability) => !offered.has(capability));
}
