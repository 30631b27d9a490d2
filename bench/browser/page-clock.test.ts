import { beforeEach, expect, test, vi } from 'vitest';
import { alignClock } from './page-clock.ts';

/** The host's clock, which only goes on when a question or an answer is on its way. */
const host = vi.hoisted(() => ({ us: 0 }));
vi.mock(import('../core/clock.ts'), async (importOriginal) => ({
  ...(await importOriginal()),
  nowUs: () => host.us,
}));

const START_US = 2_000_000;
const GRAIN_US = 5;
const COARSE_GRAIN_US = 100;

type Metrics = { readonly metrics: readonly { readonly name: string; readonly value: number }[] };
type Evaluated = { readonly result: { readonly value: number } };

type Trip = { readonly thereUs: number; readonly backUs: number };

beforeEach(() => {
  host.us = 5_000_000;
});

/** A page whose clock was 0 at the start; what DevTools says of it, and how long round trips take, in turn. */
function pageWith({ startToldUs = START_US, trips }: { startToldUs?: number; trips: readonly Trip[] }) {
  let trip = 0;
  function send(method: 'Performance.enable' | 'Performance.disable'): Promise<unknown>;
  function send(method: 'Performance.getMetrics'): Promise<Metrics>;
  function send(method: 'Runtime.evaluate'): Promise<Evaluated>;
  function send(method: string): Promise<unknown> {
    if (method === 'Performance.getMetrics') {
      return Promise.resolve({ metrics: [{ name: 'NavigationStart', value: startToldUs / 1_000_000 }] });
    }
    const { thereUs, backUs } = trips[trip++ % trips.length] ?? { thereUs: 0, backUs: 0 };
    host.us += thereUs;
    const value = (host.us - START_US) / 1_000;
    host.us += backUs;
    return Promise.resolve({ result: { value } });
  }
  return { send };
}

test('a page’s clock is as wrong at most as its round trips leave open, and its grain', async () => {
  const even = pageWith({ trips: [{ thereUs: 125, backUs: 125 }] });
  expect(await alignClock(even, true)).toEqual({ zeroUs: START_US, errorUs: 125 + GRAIN_US });
  expect(await alignClock(even, false)).toEqual({ zeroUs: START_US, errorUs: 125 + COARSE_GRAIN_US });
});

test.each([[{ thereUs: 500, backUs: 125 }], [{ thereUs: 125, backUs: 500 }]])(
  'the slower way of a round trip leaves more open (%j)',
  async (trip) => {
    expect((await alignClock(pageWith({ trips: [trip] }), true)).errorUs).toBe(500 + GRAIN_US);
  },
);

test('of many round trips the tightest count, each way', async () => {
  const trips = [
    { thereUs: 4_000, backUs: 125 },
    { thereUs: 250, backUs: 4_000 },
    { thereUs: 4_000, backUs: 4_000 },
  ];
  expect((await alignClock(pageWith({ trips }), true)).errorUs).toBe(250 + GRAIN_US);
});

test.each([-1_000, 1_000])('a clock that DevTools tells %d µs off is refused', async (offUs) => {
  const trips = [{ thereUs: 125, backUs: 250 }];
  const outside = offUs < 0 ? 1_000 - 125 : 1_000 - 250;
  await expect(alignClock(pageWith({ startToldUs: START_US + offUs, trips }), true)).rejects.toThrow(
    `the page's clock cannot be aligned: DevTools and round trips differ by ${outside} µs or more`,
  );
});

test('what may be off by the grain alone is not refused, and is in the error', async () => {
  const page = pageWith({ startToldUs: START_US + 125 + GRAIN_US, trips: [{ thereUs: 125, backUs: 125 }] });
  expect((await alignClock(page, true)).errorUs).toBe(125 + 125 + GRAIN_US + GRAIN_US);
});
