import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('the environment', () => {
  const environment = readEnvironment();

  test('names the running Node and the machine', () => {
    expect(environment).toMatchObject({ node: process.versions.node, arch: process.arch });
    expect(environment.cores).toBeGreaterThan(0);
    expect(environment.memoryBytes).toBeGreaterThan(0);
    expect(environment.os).not.toBe('');
    expect(environment.cpuModel).not.toBe('');
  });

  test('names the installed versions of what runs inside a measured process', () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../node_modules/ws/package.json', import.meta.url), 'utf8'),
    );
    expect(manifest).toMatchObject({ name: 'ws', version: environment.packages['ws'] });
  });

  test.runIf(existsSync('/proc/self/limits'))('gives the limits that the kernel holds it to', () => {
    const shell = (line: string) => execFileSync('sh', ['-c', line], { encoding: 'utf8' }).trim();
    expect(environment.fileLimit).toBe(Number(shell('ulimit -n')));
    expect(environment.portRange?.join('\t')).toBe(shell('cat /proc/sys/net/ipv4/ip_local_port_range'));
    expect(environment.clockSource ?? '').toBe(
      shell('cat /sys/devices/system/clocksource/clocksource0/current_clocksource || true'),
    );
  });

  test('survives being stored', () => {
    expect(JSON.parse(JSON.stringify(environment))).toEqual(environment);
  });
});
