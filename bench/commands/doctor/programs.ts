import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { finding, type Finding } from './finding.ts';

type Program = {
  readonly names: readonly [string, ...string[]];
  readonly purpose: string;
  readonly package: string;
};

/** What some commands use when it is there; nothing else needs them. */
const PROGRAMS: readonly Program[] = [
  {
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    purpose: "a browser's own figures",
    package: 'chromium',
  },
  { names: ['tshark'], purpose: 'checking byte counts against a packet capture', package: 'tshark' },
  { names: ['python3'], purpose: 'the example of a server in another language', package: 'python3' },
];

/** Looks for optional programs along a PATH. */
export function examinePrograms(path: string): readonly Finding[] {
  return PROGRAMS.map((program) => {
    const found = firstOnPath(program.names, path);
    const advice = `only for ${program.purpose}; Debian: apt-get install ${program.package}`;
    return finding(program.names[0], found === undefined ? 'missing' : 'ok', found ?? 'not on PATH', advice);
  });
}

function firstOnPath(names: readonly string[], path: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.flatMap((name) => endings.map((ending) => join(folder, name + ending))))
    .find(isExecutable);
}

/** A folder is executable too, in its way. */
function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
