import type { Environment } from '../../core/result.ts';
import type { Bytes } from '../../core/units.ts';
import { finding, type Finding } from './finding.ts';

/** What the largest suite asks for. */
const SUBSCRIBERS = 1_000;

/** A relay in the path has a socket to either side for each subscriber; the rest of a process needs a few. */
const FILES_NEEDED = 2 * SUBSCRIBERS + 100;

/** Subscribers connect from one address, and a relay once more for each. */
const PORTS_NEEDED = 2 * SUBSCRIBERS;

/** A server and a client that share a core measure the scheduler. */
const CORES_NEEDED = 2;

const GIB = 2 ** 30;
const FREE_MEMORY_NEEDED: Bytes = GIB;

/** Clock sources that are read over the bus, which takes a microsecond and more. */
const SLOW_CLOCK_SOURCES: readonly string[] = ['hpet', 'acpi_pm', 'jiffies', 'refined-jiffies'];

const UNTOLD = 'the system does not tell';

type Machine = Pick<Environment, 'node' | 'cores' | 'fileLimit' | 'portRange' | 'clockSource'> & {
  /** Undefined in an installed package. */
  readonly pinnedNode: string | undefined;
  readonly freeMemoryBytes: Bytes;
};

/** Judges what can be read of a machine without trying anything. */
export function examineMachine(machine: Machine): readonly Finding[] {
  return [node(machine), cores(machine), files(machine), ports(machine), memory(machine), clock(machine)];
}

function node({ node, pinnedNode }: Machine): Finding {
  const isPinned = pinnedNode === undefined || node === pinnedNode;
  const found = pinnedNode === node ? `${node}, the pinned one` : node;
  const advice = `the checkout pins ${pinnedNode ?? ''}: start by bench/pushbench.js, after "npm ci"`;
  return finding('Node.js', isPinned ? 'ok' : 'warning', found, advice);
}

function cores({ cores }: Machine): Finding {
  const state = cores < CORES_NEEDED ? 'warning' : 'ok';
  return finding(
    'cores',
    state,
    String(cores),
    'server and clients share a core: expect late and noisy figures',
  );
}

function files({ fileLimit }: Machine): Finding {
  const tooFew = fileLimit !== null && fileLimit < FILES_NEEDED;
  const advice = `${SUBSCRIBERS} subscribers need ${FILES_NEEDED}: raise the hard limit, as by "ulimit -Hn ${FILES_NEEDED}"`;
  return finding('open files', tooFew ? 'warning' : 'ok', String(fileLimit ?? UNTOLD), advice);
}

function ports({ portRange }: Machine): Finding {
  if (portRange === null) return finding('local ports', 'ok', UNTOLD, '');
  const [first, last] = portRange;
  const count = last - first + 1;
  const advice = `${SUBSCRIBERS} subscribers need ${PORTS_NEEDED}: sysctl -w net.ipv4.ip_local_port_range="32768 60999"`;
  const found = `${count}, from ${first} to ${last}`;
  return finding('local ports', count < PORTS_NEEDED ? 'warning' : 'ok', found, advice);
}

function memory({ freeMemoryBytes }: Machine): Finding {
  const state = freeMemoryBytes < FREE_MEMORY_NEEDED ? 'warning' : 'ok';
  const found = `${(freeMemoryBytes / GIB).toFixed(1)} GiB`;
  return finding('free memory', state, found, 'a machine that swaps cannot be measured: end other programs');
}

function clock({ clockSource }: Machine): Finding {
  const isSlow = clockSource !== null && SLOW_CLOCK_SOURCES.includes(clockSource);
  const advice = 'reading this clock is slow and counts as lateness: boot with clocksource=tsc if you can';
  return finding('clock source', isSlow ? 'warning' : 'ok', clockSource ?? UNTOLD, advice);
}
