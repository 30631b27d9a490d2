import { styleText } from 'node:util';
import type { EachWay, Exchange, ExchangeSection, ExchangeSpan } from '../core/exchange.ts';
import { LAYERS, type Layer } from '../core/layers.ts';
import type { Bytes } from '../core/units.ts';
import { textTable, type TextColumn } from './text-table.ts';
import { hexOf, textOf } from './wire-text.ts';

/** Whose bytes are the same colour is in one layer; its name stands in every line all the same. */
const COLOURS: Readonly<Record<Layer, Parameters<typeof styleText>[0]>> = {
  payload: 'green',
  'event-framing': 'cyan',
  'transfer-framing': 'blue',
  'request-heads': 'yellow',
  'response-heads': 'magenta',
  'protocol-control': 'gray',
  tls: 'white',
  teardown: 'gray',
  unaccounted: 'red',
};

const ARROWS: EachWay<string> = { up: '→ up', down: '← down' };

const SPAN_COLUMNS: readonly TextColumn[] = [
  { head: 'way', align: 'left' },
  { head: 'offset', align: 'right' },
  { head: 'bytes', align: 'right' },
  { head: 'hex', align: 'left' },
  { head: 'text', align: 'left' },
  { head: 'layer', align: 'left' },
  { head: 'what it is', align: 'left' },
];

const LAYER_COLUMNS: readonly TextColumn[] = [
  { head: 'layer', align: 'left' },
  { head: ARROWS.up, align: 'right' },
  { head: ARROWS.down, align: 'right' },
];

/** Every byte of an exchange and what it is, section by section, each with its sums. */
export function exchangeText(exchange: Exchange, { colour }: { readonly colour: boolean }): string {
  const paint: Paint = (layer, text) =>
    colour ? styleText(COLOURS[layer], text, { validateStream: false }) : text;
  return [
    headingOf(exchange),
    ...exchange.sections.map((section) => sectionText(section, paint)),
    notesOf(exchange),
  ].join('\n\n');
}

type Paint = (layer: Layer, text: string) => string;

const HTTP_WORDS = { 1: 'over HTTP/1.1', 2: 'over HTTP/2', none: 'without HTTP' } as const;

function headingOf({ title, http, tls, headers, bodyBytes }: Exchange): string {
  const over = `${HTTP_WORDS[http]}${tls ? ' and TLS 1.3' : ''}`;
  return `${title}, ${over}; header profile: ${headers}; event bodies of ${bodyBytes} bytes`;
}

function sectionText(section: ExchangeSection, paint: Paint): string {
  return [
    `── ${section.name} ──`,
    textTable(
      SPAN_COLUMNS,
      section.spans.map((span) => spanCells(span, paint)),
    ),
    '',
    textTable(LAYER_COLUMNS, sumRows(section, paint)),
    balanceLine(section),
  ].join('\n');
}

function spanCells({ direction, at, layer, what, content }: ExchangeSpan, paint: Paint): readonly string[] {
  return [
    ARROWS[direction],
    String(at),
    String(content.length),
    paint(layer, hexOf(content)),
    paint(layer, textOf(content)),
    paint(layer, layer),
    what,
  ];
}

/** Layers without a byte are left out. */
function sumRows({ layers }: ExchangeSection, paint: Paint): readonly (readonly string[])[] {
  const { up, down } = totals(layers);
  return [
    ...LAYERS.filter((layer) => layers.up[layer] + layers.down[layer] > 0).map((layer) => [
      paint(layer, layer),
      String(layers.up[layer]),
      String(layers.down[layer]),
    ]),
    ['total', String(up), String(down)],
  ];
}

/** Holds the layers' sums against what the sockets counted. */
export function balanceLine({ layers, counted }: Pick<ExchangeSection, 'layers' | 'counted'>): string {
  const { up, down } = totals(layers);
  const off = { up: up - counted.up, down: down - counted.down };
  const unread = layers.up.unaccounted + layers.down.unaccounted;
  if (off.up !== 0 || off.down !== 0) {
    return `NOT every byte accounted for: the ledger is off by ${off.up} up and ${off.down} down from the sockets' ${counted.up} up, ${counted.down} down`;
  }
  if (unread > 0) return `NOT every byte accounted for: ${unread} bytes could not be told apart`;
  return `every byte accounted for: ${up} up, ${down} down`;
}

function totals(layers: ExchangeSection['layers']): EachWay<Bytes> {
  const sum = (way: keyof EachWay<unknown>): Bytes =>
    LAYERS.reduce((total, layer) => total + layers[way][layer], 0);
  return { up: sum('up'), down: sum('down') };
}

function notesOf({ tls, http, polled }: Exchange): string {
  return [
    'Bytes are those of TCP payload: TCP and IP headers and acknowledgements are outside the count.',
    ...(polled
      ? [
          'An event is published just before the poll that fetches it; a long poll would be waiting by then, with the same bytes.',
          'Each answer is of another second, as its Date says.',
        ]
      : []),
    ...(tls
      ? ['The lines show what TLS carries; what TLS itself takes is the layer of that name in the sums.']
      : []),
    ...(http === 2 ? ['Heads are compressed (HPACK, RFC 7541): what they hold is no plain text.'] : []),
  ].join('\n');
}
