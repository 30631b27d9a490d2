import type { Exchange } from '../core/exchange.ts';

/** The whole exchange for programs: all bytes of each span in hexadecimal. */
export function exchangeJson({ sections, ...exchange }: Exchange): string {
  const plain = sections.map(({ spans, ...section }) => ({
    ...section,
    spans: spans.map(({ content, ...span }) => ({
      ...span,
      bytes: content.length,
      hex: Buffer.from(content).toString('hex'),
    })),
  }));
  return JSON.stringify({ ...exchange, sections: plain }, null, 2);
}
