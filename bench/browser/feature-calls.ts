/** Something that an EventSource told, or that was done to it, and its state right then. */
export type SourceEntry = {
  /** `constructed`, `closed`, or the type of the event that it fired. */
  readonly what: string;
  readonly readyState: number;
  readonly data?: string;
  readonly lastEventId?: string;
  readonly origin?: string;
};

export type SourceLog = { readonly url: string; readonly entries: readonly SourceEntry[] };

/** What is asked of a page that shows what its EventSource does. */
export type FeatureCalls = {
  /** Makes an EventSource that listens for events of these names, too; answers with its number. */
  watch(how: { readonly url: string; readonly names: readonly string[] }): number;
  log(source: number): SourceLog;
  close(source: number): void;
  /** Closes all that are not closed yet. */
  closeAll(): void;
};
