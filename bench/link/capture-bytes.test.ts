import { describe, expect, test } from 'vitest';
import { captureBytes } from './capture-bytes.ts';

/** Stream, ports, sequence number, length, and a last column that is not empty for a retransmission. */
const lines = (...segments: readonly string[]): string => segments.map((line) => `${line}\n`).join('');

describe('the sum of a capture', () => {
  test('is kept apart by port and direction, over all connections to a port', () => {
    const output = lines(
      '0,40000,80,1,10,',
      '0,80,40000,1,100,',
      '1,40001,80,1,5,',
      '1,40001,80,6,6,',
      '2,40002,90,1,7,',
    );
    expect(captureBytes(output, [80, 90, 100])).toEqual({
      bytesByPort: new Map([
        [80, { toPort: 21, fromPort: 100 }],
        [90, { toPort: 7, fromPort: 0 }],
        [100, { toPort: 0, fromPort: 0 }],
      ]),
      retransmissions: 0,
    });
  });

  test('counts what was sent again once', () => {
    const output = lines('0,40000,80,1,10,', '0,40000,80,11,4,', '0,40000,80,11,4,1');
    const { bytesByPort, retransmissions } = captureBytes(output, [80]);
    expect(bytesByPort.get(80)).toEqual({ toPort: 14, fromPort: 0 });
    expect(retransmissions).toBe(1);
  });

  test('is refused when a segment is missing', () => {
    expect(() => captureBytes(lines('0,40000,80,1,10,', '0,40000,80,21,4,'), [80])).toThrow(
      'toPort 80: 14 bytes captured of 24',
    );
  });

  test('is refused when the same bytes would be counted twice', () => {
    expect(() => captureBytes(lines('0,80,40000,1,10,', '0,80,40000,1,10,'), [80])).toThrow(
      'fromPort 80: 20 bytes captured of 10',
    );
  });

  test('of nothing is nothing', () => {
    expect(captureBytes('', [80]).bytesByPort).toEqual(new Map([[80, { toPort: 0, fromPort: 0 }]]));
  });
});
