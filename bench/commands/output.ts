/** Prints a command's result to stdout, and waits until a slow pipe has taken it. */
export async function printResult(text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  process.stdout.write(`${text}\n`, (error) => {
    // A reader that has seen enough, as `head` has, is no fault.
    if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
    else resolve(undefined);
  });
  await promise;
}

/** What a stream can show: colours, and lines so wide where it is a terminal. */
export function viewFor(stream: { readonly isTTY?: boolean; readonly columns?: number }): {
  readonly colour: boolean;
  readonly width?: number;
} {
  const { isTTY, columns } = stream;
  // A terminal that does not know its width says 0.
  const knowsWidth = isTTY === true && columns !== undefined && columns > 0;
  return { colour: wantsColour(stream), ...(knowsWidth ? { width: columns } : {}) };
}

/** Colours only on a terminal that does not refuse them (no-color.org: any value but the empty one refuses). */
export function wantsColour({ isTTY }: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR, TERM } = process.env;
  return isTTY === true && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb';
}
