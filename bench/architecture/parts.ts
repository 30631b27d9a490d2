/** A part of the house: where its files are, and what they may import beside each other. */
export type Part = {
  readonly name: string;
  /** A folder, or a single file. */
  readonly at: string;
  /** Names of parts. */
  readonly mayImport: readonly string[] | 'every part';
  /** Parts that it may import by `import()` only. */
  readonly mayLoad?: readonly string[];
  /** Packages of npm. */
  readonly packages?: readonly string[];
};

const VIEWED = ['core', 'profiles', 'predict', 'stats', 'suites', 'transports', 'store'] as const;
const INSTRUMENTS = ['door', 'measure', 'link', 'predict', 'stats'] as const;

/** Who may import whom. A file belongs to the first part that it is at. */
export const PARTS: readonly Part[] = [
  { name: 'core', at: 'bench/core/', mayImport: [] },

  // The halves see neither each other nor the harness; the HTTP that they are given is made by a file of its own.
  { name: 'servers', at: 'servers/', mayImport: ['core'], packages: ['ws'] },
  { name: 'http-client', at: 'clients/http-client.ts', mayImport: ['core', 'clients'] },
  // What a page is given: our halves by what browsers offer, and what drives them there.
  { name: 'page-halves', at: 'clients/browser/', mayImport: [] },
  { name: 'page-agents', at: 'bench/browser/page/', mayImport: ['core', 'page-halves', 'browser'] },
  { name: 'clients', at: 'clients/', mayImport: ['core'], packages: ['ws', 'eventsource-parser'] },
  { name: 'transports', at: 'bench/transports.ts', mayImport: ['core'], mayLoad: ['servers', 'clients'] },

  { name: 'door', at: 'bench/door/', mayImport: ['core'] },
  { name: 'measure', at: 'bench/measure/', mayImport: ['core'], packages: ['hdr-histogram-js'] },
  { name: 'link', at: 'bench/link/', mayImport: ['core', 'measure'], packages: ['selfsigned'] },

  // The one part that drives a browser; its pages get the halves and the agents as text.
  {
    name: 'browser',
    at: 'bench/browser/',
    mayImport: ['core', 'transports', 'page-halves'],
    packages: ['playwright-core'],
  },

  // What requests and answers say beside what they must.
  {
    name: 'record',
    at: 'bench/profiles/record.ts',
    mayImport: ['core', 'browser', 'recorder'],
    packages: ['prettier'],
  },
  {
    name: 'recorder',
    at: 'bench/profiles/recorder/',
    mayImport: ['core', 'profiles', 'link', 'browser'],
    packages: ['playwright-core'],
  },
  { name: 'profiles', at: 'bench/profiles/', mayImport: ['core'] },

  { name: 'predict', at: 'bench/predict/', mayImport: ['core', 'transports', 'stats'] },
  { name: 'stats', at: 'bench/stats/', mayImport: ['core'] },

  // Several transports at one origin, which share one log.
  { name: 'origin', at: 'bench/origin/', mayImport: ['core', 'transports', 'door'] },
  // Servers that are not ours, as anybody meets them by their address.
  { name: 'foreign', at: 'bench/foreign/', mayImport: ['core', 'transports', 'http-client'] },

  // Those that run and those that view meet in a result file, and nowhere else.
  { name: 'suites', at: 'bench/suites/', mayImport: ['core', 'transports'] },
  { name: 'store', at: 'bench/store.ts', mayImport: ['core'], packages: ['ajv'] },
  { name: 'baselines', at: 'bench/baselines.ts', mayImport: ['core', 'store'] },
  // The one file that knows autocannon, which is loaded where it polls.
  {
    name: 'autocannon',
    at: 'bench/run/saturation/autocannon.ts',
    mayImport: ['core', 'run'],
    packages: ['autocannon'],
  },
  {
    name: 'run',
    at: 'bench/run/',
    mayImport: [
      'core',
      'browser',
      'origin',
      'transports',
      'http-client',
      'profiles',
      ...INSTRUMENTS,
      'foreign',
      'suites',
      'store',
    ],
    mayLoad: ['autocannon'],
  },
  // One exchange in one process, byte by byte.
  {
    name: 'wire',
    at: 'bench/wire/',
    mayImport: ['core', 'transports', 'http-client', 'profiles', 'door', 'measure', 'link', 'predict', 'run'],
  },
  { name: 'report', at: 'bench/report/', mayImport: VIEWED, packages: ['cli-table3'] },
  { name: 'compare', at: 'bench/compare/', mayImport: [...VIEWED, 'report'] },
  {
    name: 'claims',
    at: 'bench/claims/',
    mayImport: [...VIEWED, 'report', 'compare', 'simplicity', 'contract'],
  },
  { name: 'advise', at: 'bench/advise/', mayImport: [...VIEWED, 'report', 'claims'] },
  // What is known beforehand, against what the instrument says of it.
  {
    name: 'selftest',
    at: 'bench/selftest/',
    mayImport: ['core', 'transports', 'profiles', ...INSTRUMENTS, 'suites', 'run', 'wire'],
  },

  {
    name: 'contract',
    at: 'bench/contract/',
    mayImport: ['core', 'transports', 'http-client', 'door', 'measure', 'origin', 'foreign'],
  },
  {
    name: 'commands',
    at: 'bench/commands/',
    mayImport: 'every part',
    packages: ['cli-table3', 'commander'],
  },
  { name: 'cli', at: 'bench/cli.ts', mayImport: 'every part', packages: ['commander'] },

  // Tools of the checkout, not in the package.
  {
    name: 'record-simplicity',
    at: 'bench/simplicity/record.ts',
    mayImport: ['simplicity'],
    packages: ['prettier'],
  },
  { name: 'simplicity', at: 'bench/simplicity/', mayImport: ['architecture'], packages: ['typescript'] },
  { name: 'packing', at: 'bench/packing/', mayImport: ['core'] },
  { name: 'architecture', at: 'bench/architecture/', mayImport: [], packages: ['typescript'] },
];

/** Who may touch files: the store alone touches results, the others read what is not a result, or build. */
export const FILE_USERS: readonly string[] = [
  'bench/store.ts',
  'bench/run/environment.ts',
  'bench/run/example-page-crash.ts',
  'bench/run/own-package.ts',
  'bench/foreign/process-tree.ts',
  'bench/foreign/process-usage.ts',
  'bench/measure/noise/cpu-times.ts',
  'bench/browser/first-on-path.ts',
  'bench/browser/page-files.ts',
  'bench/browser/profile.ts',
  'bench/profiles/profiles.ts',
  'bench/profiles/record.ts',
  'bench/link/capture.ts',
  'bench/simplicity/read-sources.ts',
  'bench/simplicity/record.ts',
  'bench/packing/',
];

/** Names that tell nothing about what is in a file. */
export const EMPTY_NAMES: readonly string[] = ['util', 'utils', 'helper', 'helpers', 'misc', 'common'];

export const LONGEST_FILE_LINES = 200;
