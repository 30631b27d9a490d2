import { describe, expect, test } from 'vitest';
import type { RunResult } from '../core/result.ts';
import { renderCsv } from './csv.ts';
import { exampleResult, failedTrial, invalidTrial, measuredTrial } from './example-result.ts';

function linesOf(changes: Partial<RunResult>, source = 'a.json'): readonly string[] {
  const text = renderCsv([{ source, result: exampleResult({ order: [], ...changes }) }], {
    all: false,
    colour: false,
  });
  return text.split('\r\n');
}

describe('the report in CSV', () => {
  test('has a line for each value, in base units, and Infinity for what never came', () => {
    const trials = [
      measuredTrial('sse', 0, { 'lateness.p50': 62_040.5, 'lateness.p99': null, 'requests.empty': 0.6 }),
      measuredTrial('sse', 1, { 'lateness.p50': 250 }),
    ];
    expect(linesOf({ trials })).toEqual([
      'file,suite,seed,row,repetition,state,metric,unit,value,reason',
      'a.json,quick,7,sse,0,measured,lateness.p50,us,62040.5,',
      'a.json,quick,7,sse,1,measured,lateness.p50,us,250,',
      'a.json,quick,7,sse,0,measured,lateness.p99,us,Infinity,',
      'a.json,quick,7,sse,0,measured,requests.empty,share,0.6,',
    ]);
  });

  test('has multiples of the control', () => {
    const trials = [
      measuredTrial('sse', 0, { 'server.cpu': 3 }),
      measuredTrial('raw-tcp', 0, { 'server.cpu': 2 }),
    ];
    expect(linesOf({ trials })).toContain('a.json,quick,7,sse,0,measured,server.cpu.x,ratio,1.5,');
  });

  test('has a line with reasons and no value for each trial that does not hold', () => {
    const trials = [
      invalidTrial('sse', 0, { delivered: 320 }, 'noisy', 'late'),
      failedTrial('polling', 1, 'gone'),
    ];
    expect(linesOf({ trials }).slice(1)).toEqual([
      'a.json,quick,7,sse,0,invalid,,,,noisy; late',
      'a.json,quick,7,polling,1,failed,,,,gone',
    ]);
  });

  test('names the variant of every trial, whether it holds or not', () => {
    const trials = [
      { ...measuredTrial('sse', 0, { delivered: 1 }), variant: 'browser' },
      { ...failedTrial('sse', 1, 'gone'), variant: 'browser' },
    ];
    expect(linesOf({ trials, variants: { browser: {} } }).slice(1)).toEqual([
      'a.json,quick,7,sse@browser,0,measured,delivered,count,1,',
      'a.json,quick,7,sse@browser,1,failed,,,,gone',
    ]);
  });

  test.each([
    ['a "quoted" word', '"a ""quoted"" word"'],
    ['one, two', '"one, two"'],
    ['one\r\ntwo', 'one\\u000d\\u000atwo'],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\\u0009=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
  ])('has %j as the text %s, which no spreadsheet takes for a formula', (reason, field) => {
    const [, line] = linesOf({ trials: [failedTrial('sse', 0, reason)] });
    expect(line).toBe(`a.json,quick,7,sse,0,failed,,,,${field}`);
  });

  test('names its file in every line', () => {
    const lines = linesOf({ trials: [measuredTrial('sse', 0, { delivered: 1 })] }, '-results, mine.json');
    expect(lines[1]).toMatch(/^"'-results, mine\.json",quick/);
  });
});
