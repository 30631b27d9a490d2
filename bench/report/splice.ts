import { Failure } from '../core/failure.ts';

/** `<!-- BEGIN pushbench report results/a.json --format markdown -->`: the command that makes what stands between. */
const BEGIN = /^<!-- BEGIN (pushbench .+) -->$/;
const END = '<!-- END -->';

/** A command, and its words behind `pushbench`. */
export type Section = { readonly command: string; readonly words: readonly string[] };

/**
 * A document with the text between each pair of markers made anew by the command in the first of them.
 * @throws Failure when there are no markers, or one is not closed.
 */
export function splice(document: string, render: (section: Section) => string): string {
  const lines = document.split('\n');
  const result: string[] = [];
  let open: string | undefined;
  let sections = 0;
  for (const line of lines) {
    const command = BEGIN.exec(line)?.[1];
    if (open === undefined || line === END) result.push(line);
    if (command !== undefined) {
      if (open !== undefined) throw new Failure(`the section of "${open}" is not closed with ${END}`);
      result.push('', render({ command, words: command.split(/\s+/).slice(1) }), '');
      open = command;
      sections += 1;
    } else if (line === END) open = undefined;
  }
  if (open !== undefined) throw new Failure(`the section of "${open}" is not closed with ${END}`);
  if (sections === 0)
    throw new Failure('there is no line <!-- BEGIN pushbench report FILE --> to splice after');
  return result.join('\n');
}
