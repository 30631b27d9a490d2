import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { METRICS } from '../core/metrics.ts';
import { explain } from './explain.ts';

describe('explaining a metric', () => {
  test.each(METRICS.map((metric) => [metric.id, metric] as const))(
    '%s gives its title and meaning',
    (id, metric) => {
      expect(explain(id)).toContain(`${id} ("${metric.title}")`);
      expect(explain(id)).toContain(metric.meaning);
    },
  );

  test('tells unit, direction and kind, and what a multiple is a multiple of', () => {
    expect(explain('lateness.p99')).toMatch(/unit: +microseconds[^]*better: +lower[^]*kind: +sampled/);
    expect(explain('delivered')).toMatch(/unit: +a count[^]*better: +higher[^]*kind: +exact/);
    expect(explain('server.cpu.x')).toMatch(/times: +server\.cpu of raw TCP \(control\)/);
    expect(explain('server.cpu')).not.toContain('times:');
  });

  test.each([
    ['lateness.p9', 'did you mean lateness.p90 or lateness.p99 or lateness.p99.9?'],
    ['latness.max', 'did you mean lateness.max?'],
    ['bytes.donw', 'did you mean bytes.down?'],
    ['lateness', 'did you mean lateness.p50 or'],
    ['reconects', 'did you mean reconnects?'],
    ['xyzzy', 'unknown metric "xyzzy"; "pushbench list"'],
    ['', 'unknown metric ""; "pushbench list"'],
    ['__proto__', 'unknown metric "__proto__"; "pushbench list"'],
    ['\u001b[2J', 'unknown metric "\\u001b[2J"; '],
  ])('%j is refused with the nearest there are', (id, message) => {
    expect(() => explain(id)).toThrow(Failure);
    expect(() => explain(id)).toThrow(message);
  });
});
