/** What a reader of code has to take in, each by itself: no score is made of them. */
export type Counts = {
  /** Lines with code on them. */
  readonly lines: number;
  /** Points at which the code goes one way or another. */
  readonly branches: number;
  /** Variables in which something is kept from one request, message or event to the next, as `file: name`. */
  readonly state: readonly string[];
  /** Of the platform and of libraries, what is touched. */
  readonly interfaces: readonly string[];
};

export type FileCounts = Counts & { readonly file: string };

/** What several files come to together. */
export type Summed = Counts & { readonly files: readonly string[] };

export type EndCounts = {
  /** Files that this transport alone needs. */
  readonly own: Summed;
  /** The same with the files that it shares with others. */
  readonly whole: Summed;
};

/** The serving half and the receiving half in Node.js; apart from them the receiving half in a browser's page. */
export type TransportCounts = EndCounts & { readonly transport: string; readonly page?: EndCounts };

/** Every transport's counts, and those of each file by itself, shared ones once. */
export type SimplicityCounts = {
  readonly transports: readonly TransportCounts[];
  readonly files: readonly FileCounts[];
};

/** What files come to together: an interface that two of them touch has to be learnt once. */
export function summed(files: readonly FileCounts[]): Summed {
  return {
    files: files.map(({ file }) => file),
    lines: files.reduce((sum, { lines }) => sum + lines, 0),
    branches: files.reduce((sum, { branches }) => sum + branches, 0),
    state: files.flatMap(({ state }) => state),
    interfaces: [...new Set(files.flatMap(({ interfaces }) => interfaces))].sort(),
  };
}
