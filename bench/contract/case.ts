import type { Framing, Pattern, Row } from '../transports.ts';
import type { Settings } from './settings.ts';
import type { ControlledSubject, RestartableSubject, Subject } from './subject.ts';

/**
 * What a case needs of a row: how it gets its events, how they are framed, what HTTP is around them, whether an
 * agent's subscriptions share a connection, whether clients can send up, and whether they do so by POST.
 */
export type Capability =
  Pattern | Framing | 'http' | 'http1' | 'http2' | 'shared connection' | 'way up' | 'posts';

/** Whose server a case can be run against: anybody's, one that we may restart, or ours in this process alone. */
export const SERVERS = ['any', 'restartable', 'ours'] as const;
export type ServerKind = (typeof SERVERS)[number];

/**
 * What a case needs and does not get; `declared`: a transport that does what it was declared to do; `answer`: a server
 * that still answers.
 */
export type Lack = Capability | Exclude<ServerKind, 'any'> | 'declared' | 'answer';

/** One sentence of the contract that can be checked on real sockets. */
export type ContractCase = CaseHead &
  (
    | { readonly server?: 'any'; readonly settings?: undefined; run: Check<Subject> }
    | { readonly server: 'restartable'; readonly settings?: undefined; run: Check<RestartableSubject> }
    | {
        readonly server: 'ours';
        /** How the server is to be set up. */
        readonly settings?: Partial<Settings>;
        run: Check<ControlledSubject>;
      }
  );

/** Rejects, saying what was expected and found, when the rule is broken. */
type Check<Checked extends Subject> = (subject: Checked) => Promise<void>;

type CaseHead = {
  /** How to call it by name: `delivery/order`. */
  readonly id: string;
  /** The number of the rule in servers/README.md that it checks. */
  readonly rule: number;
  /** What is observed when the rule is kept. */
  readonly title: string;
  readonly needs: readonly Capability[];
};

/** What a row declares. */
export function capabilitiesOf(row: Row): ReadonlySet<Capability> {
  return new Set<Capability>([
    row.pattern,
    row.framing,
    ...(row.http === 'none' ? [] : (['http', `http${row.http}`] as const)),
    ...(row.connectionPer === 'agent' ? (['shared connection'] as const) : []),
    ...(row.wayUp === true ? (['way up'] as const) : []),
    ...(postsUp(row) ? (['posts'] as const) : []),
  ]);
}

/** Where there is a connection of its own, what clients say goes over that (R25). */
export function postsUp({ wayUp, framing }: Row): boolean {
  return wayUp === true && (framing === 'answers' || framing === 'event-stream');
}

/** What a case needs and a row lacks; empty when the case applies. */
export function lackedBy(row: Row, { needs }: ContractCase): readonly Capability[] {
  const offered = capabilitiesOf(row);
  return needs.filter((capability) => !offered.has(capability));
}

/** Whether a case that asks for one kind of server can be run against another. */
export function suffices(kind: ServerKind, { server = 'any' }: ContractCase): boolean {
  return SERVERS.indexOf(kind) >= SERVERS.indexOf(server);
}
