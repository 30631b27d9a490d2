import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { exampleCrossover } from '../report/example-crossover.ts';
import { writeResult } from '../store.ts';
import { ROW_IDS, rowOf } from '../transports.ts';
import { addPredictOptions, predict, type PredictOptions } from './predict.ts';

/** As the command line would call it. */
async function called(...args: readonly string[]): Promise<string> {
  let text = '';
  const command = addPredictOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .action(async (options: PredictOptions) => {
      text = await predict(options);
    });
  await command.parseAsync(args, { from: 'user' });
  return text;
}

type Parsed = {
  readonly rows: readonly {
    readonly row: string;
    readonly clients: readonly { readonly clients: number; readonly requestsPerSecond: number }[];
  }[];
};

async function parsed(...args: readonly string[]): Promise<Parsed['rows']> {
  return (JSON.parse(await called('--json', ...args)) as Parsed).rows;
}

describe('pushbench predict', () => {
  test('has every row, for one client and for up to a million', async () => {
    const text = await called();
    for (const row of ROW_IDS) expect(text).toContain(rowOf(row).title);
    for (const clients of ['per client', '1,000 clients', '100,000 clients', '1,000,000 clients']) {
      expect(text).toContain(clients);
    }
    expect(text).toContain('TCP and IP headers');
    expect(text).toContain('Header profile: bare');
  });

  test('goes by the workload: a poller asks by the clock, whoever is idle holds', async () => {
    const rows = await parsed(
      '-t',
      'polling,long-polling',
      '--poll-every',
      '4s',
      '--hold',
      '10s',
      '--idle',
      '1',
    );
    expect(rows.map(({ row, clients }) => [row, clients[0]?.requestsPerSecond])).toEqual([
      ['polling', 0.25],
      ['long-polling', 0.1],
    ]);
  });

  test('counts the clients that are asked for', async () => {
    const [sse] = await parsed('-t', 'sse', '--clients', '42');
    expect(sse?.clients.map(({ clients }) => clients)).toEqual([1, 42]);
  });

  test('takes rows that run over either HTTP over the one that is asked for', async () => {
    const text = await called('-t', 'polling,websocket', '--http', '2', '--tls');
    expect(text).toContain('polling over HTTP/2');
    expect(text).toMatch(/^WebSocket /m);
    expect(text).toContain('Over TLS 1.3');
  });

  test('has a row once that two are the same as over the HTTP that is asked for', async () => {
    const text = await called('-t', 'sse,sse-h2', '--http', '2', '--clients', '1');
    expect(new Set(text.match(/^SSE.*?(?= {2})/gm))).toEqual(new Set(['SSE (HTTP/2)']));
    expect(text).not.toContain('SSE over HTTP/2');
  });

  test.each([
    [['--headers', 'no-such-profile'], 'no header profile'],
    [['--size', '2MB'], '--size'],
  ])('says what is wrong with %j', async (args, complaint) => {
    const error: unknown = await called(...args).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toContain(complaint);
  });

  test.each([[['--idle', '1.5']], [['--idle', 'x']], [['-t', 'pigeon']], [['--rate', '0']]])(
    'refuses %j',
    async (args) => {
      await expect(called(...args)).rejects.toThrow(/error:/);
    },
  );
});

describe('pushbench predict --crossover', () => {
  test('prints the crossover by a stored run, and the same as JSON', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pushbench-crossover-'));
    const path = join(folder, 'run.json');
    try {
      writeResult(path, exampleCrossover());
      const text = await called('--crossover', path, '--rate', '0.2');
      expect(text).toMatch(/^The most users that one core serves with 0\.2 events\/s/);
      const json: unknown = JSON.parse(await called('--crossover', path, '--rate', '0.2', '--json'));
      expect(json).toMatchObject({ ratePerSecond: 0.2, costs: { polling: { emptyPollUs: 500 } } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('refuses what is no result', async () => {
    await expect(called('--crossover', 'no-such-file.json')).rejects.toThrow(Failure);
  });
});
