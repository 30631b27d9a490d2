import { CHROMIUM_NAMES, CHROMIUM_VARIABLE, findChromium } from '../../browser/find-chromium.ts';
import { firstOnPath } from '../../browser/first-on-path.ts';
import { finding, type Finding } from './finding.ts';

type Program = {
  readonly names: readonly [string, ...string[]];
  readonly purpose: string;
  readonly package: string;
  /** Where it is looked for besides. */
  readonly variable?: string;
};

/** What some commands use when it is there; nothing else needs them. */
const PROGRAMS: readonly Program[] = [
  {
    names: CHROMIUM_NAMES,
    purpose: "a browser's own figures (run --client browser)",
    package: 'chromium',
    variable: CHROMIUM_VARIABLE,
  },
  { names: ['tshark'], purpose: 'checking byte counts against a packet capture', package: 'tshark' },
  { names: ['python3'], purpose: 'the example of a server in another language', package: 'python3' },
];

/** Looks for optional programs, along the PATH and where a variable names them. */
export function examinePrograms(environment: NodeJS.ProcessEnv): readonly Finding[] {
  return PROGRAMS.map((program) => {
    const found = find(program, environment);
    const elsewhere = program.variable === undefined ? '' : `, or set ${program.variable}`;
    const advice = `only for ${program.purpose}; Debian: apt-get install ${program.package}${elsewhere}`;
    return finding(program.names[0], found === undefined ? 'missing' : 'ok', found ?? 'not on PATH', advice);
  });
}

function find({ names, variable }: Program, environment: NodeJS.ProcessEnv): string | undefined {
  return variable === undefined ? firstOnPath(names, environment['PATH'] ?? '') : findChromium(environment);
}
