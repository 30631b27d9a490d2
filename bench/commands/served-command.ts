/** What is asked of pushbench, and the command that stands behind `--`, which is somebody's server. */
export type SplitArguments = {
  readonly own: readonly string[];
  readonly command?: readonly string[];
};

/** Those that take a server's command; to others `--` only says that no option follows. */
const TAKERS: readonly (string | undefined)[] = ['verify', 'run'];

export function splitArguments(args: readonly string[]): SplitArguments {
  const dashes = args.indexOf('--');
  if (dashes < 0 || !TAKERS.includes(args[0])) return { own: args };
  return { own: args.slice(0, dashes), command: args.slice(dashes + 1) };
}
