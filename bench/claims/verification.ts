import { isLeftOut } from '../contract/left-out.ts';
import { printable } from '../core/printable.ts';

/** What came of running the contract suite against a server that is not ours, transport by transport. */
export type Verification = {
  readonly source: string;
  /** As it declares itself. */
  readonly server: string;
  readonly transports: readonly VerifiedTransport[];
};

export type VerifiedTransport = {
  /** With its version of HTTP. */
  readonly name: string;
  readonly transport: string;
  readonly passed: number;
  /** Ids of the cases that failed. */
  readonly failed: readonly string[];
  /** Ids of those that would apply, and cannot be run from outside. */
  readonly leftOut: readonly string[];
  /** Of how many the transport has nothing that they ask for. */
  readonly inapplicable: number;
};

/** What `pushbench verify --json` of a server prints, as far as it is read. */
type Printed = {
  readonly server: { readonly name: string };
  readonly transports: readonly {
    readonly name: string;
    readonly transport: string;
    readonly cases: readonly PrintedCase[];
  }[];
};

type PrintedCase = { readonly id: string; readonly state: string; readonly lacks?: readonly string[] };

/** A recorded verification, if a file's text is one. */
export function verificationIn(source: string, text: string): Verification | undefined {
  const printed = parsed(text);
  if (!isPrinted(printed)) return undefined;
  return {
    source,
    server: printable(printed.server.name),
    transports: printed.transports.map(({ name, transport, cases }) => {
      const idsOf = (wanted: (one: PrintedCase) => boolean): readonly string[] =>
        cases.filter(wanted).map(({ id }) => printable(id));
      const skipped = cases.filter(({ state }) => state === 'skipped');
      const leftOut = idsOf(({ state, lacks = [] }) => state === 'skipped' && isLeftOut(lacks));
      return {
        name: printable(name),
        transport,
        passed: idsOf(({ state }) => state === 'passed').length,
        failed: idsOf(({ state }) => state === 'failed'),
        leftOut,
        inapplicable: skipped.length - leftOut.length,
      };
    }),
  };
}

/** Of no JSON nothing is said here: whoever reads it as a result tells what is wrong. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPrinted(value: unknown): value is Printed {
  if (!isObject(value) || !isObject(value['server']) || typeof value['server']['name'] !== 'string')
    return false;
  return Array.isArray(value['transports']) && value['transports'].every(isTransport);
}

function isTransport(value: unknown): boolean {
  if (!isObject(value) || typeof value['name'] !== 'string' || typeof value['transport'] !== 'string')
    return false;
  return Array.isArray(value['cases']) && value['cases'].every(isCase);
}

function isCase(value: unknown): boolean {
  if (!isObject(value) || typeof value['id'] !== 'string' || typeof value['state'] !== 'string') return false;
  const { lacks = [] } = value;
  return Array.isArray(lacks) && lacks.every((lack) => typeof lack === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
