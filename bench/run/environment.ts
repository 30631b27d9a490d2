import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os';
import type { Environment } from '../core/result.ts';
import type { Bytes } from '../core/units.ts';
import { gitCommitOf } from './git-commit.ts';
import { dependencyVersion, packageFolder } from './own-package.ts';

/** The packages that run inside a measured process. */
const MEASURED_PACKAGES = ['ws', 'eventsource-parser', 'hdr-histogram-js'] as const;

/** What a run's figures depend on beside the code: the machine, its limits, the versions. */
export function readEnvironment(): Environment {
  return {
    node: process.versions.node,
    v8: process.versions.v8,
    os: /^PRETTY_NAME="?([^"\n]+)/m.exec(read('/etc/os-release'))?.[1] ?? type(),
    kernel: release(),
    arch: arch(),
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: memoryBytes(),
    fileLimit: fileLimit(),
    portRange: portRange(),
    clockSource: read('/sys/devices/system/clocksource/clocksource0/current_clocksource').trim() || null,
    packages: Object.fromEntries(MEASURED_PACKAGES.map((name) => [name, dependencyVersion(name)])),
    gitCommit: gitCommitOf(packageFolder),
  };
}

/** Of the machine, or of the container when that is given less. */
function memoryBytes(): Bytes {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(totalmem(), allowed) : totalmem();
}

/** The soft limit, which Node raises to the hard one as it starts. */
function fileLimit(): number | null {
  const limit = /^Max open files\s+(\d+)/m.exec(read('/proc/self/limits'))?.[1];
  return limit === undefined ? null : Number(limit);
}

function portRange(): readonly [number, number] | null {
  const [, first, last] = /^(\d+)\s+(\d+)/.exec(read('/proc/sys/net/ipv4/ip_local_port_range')) ?? [];
  return first === undefined || last === undefined ? null : [Number(first), Number(last)];
}

/** A file that only Linux has; empty elsewhere. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
