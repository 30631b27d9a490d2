import type { RunResult } from '../core/result.ts';
import { inWords } from './scale.ts';

/** How to read the figures of pages beside those of Node's clients; none where no page had a feed. */
export function browserNotes({
  parameters,
  variants = {},
  trials,
  environment,
}: RunResult): readonly string[] {
  const scenarios = [
    parameters,
    ...Object.values(variants).map((changes) => ({ ...parameters, ...changes })),
  ];
  const hasPages = scenarios.some(({ client, load }) => client === 'chromium' && load === 'feed');
  if (!hasPages) return [];
  const sendUp = scenarios.some(
    ({ client, upstreamPerSecond }) => client === 'chromium' && upstreamPerSecond > 0,
  );
  const errors = trials.flatMap((trial) =>
    trial.state === 'failed' ? [] : (trial.metrics['clock.error'] ?? []),
  );
  return [
    `browser: native fetch, EventSource and WebSocket in pages of ${environment.browser ?? 'a browser'}, each page another user with connections of its own. Their connections, requests and bytes are those that the link saw; client CPU is that of all the browser's processes. Unlike Node's clients, pages poll no oftener while warming up: where polls are rare, the code that answers them is colder.`,
    ...(errors.length === 0
      ? []
      : [
          `The clocks of pages are known to within ${inWords(Math.max(...errors), 'us')} of the host's: lateness and service time below a page's own bound (clock.error) are shown as <, and a difference that it could make up, of two sides of pages both bounds together, is none.`,
        ]),
    ...(sendUp
      ? [
          "A page's own clock tells both ends of an echo: what is not known of it against the host's is in no echo time.",
        ]
      : []),
  ];
}
