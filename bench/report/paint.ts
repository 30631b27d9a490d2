import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'blue' | 'cyan' | 'magenta' | 'gray';
export type Paint = (style: Style, text: string) => string;

/** Colours text where the reader wants it, and leaves it as it is elsewhere. */
export function painter({ colour }: { readonly colour: boolean }): Paint {
  // Whether to colour is the caller's to say: not the environment's, nor that of a stream which may not be ours.
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}
