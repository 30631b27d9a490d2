import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from './architecture/imports.ts';
import { LONGEST_FILE_LINES, PARTS } from './architecture/parts.ts';
import { violationsOf } from './architecture/violations.ts';

const checkout = join(import.meta.dirname, '..');

function sourcesOfCheckout(): ReadonlyMap<string, string> {
  const files = globSync(['bench/**/*.ts', 'servers/**/*.ts', 'clients/**/*.ts'], { cwd: checkout });
  return new Map(
    files.map((file) => [file.replaceAll(sep, '/'), readFileSync(join(checkout, file), 'utf8')]),
  );
}

const REGISTRY = ['bench/transports.ts', `export const rows = [() => import('../servers/sse.ts')];`] as const;

describe('the architecture', () => {
  test('is kept by every source', () => {
    const sources = sourcesOfCheckout();
    expect(sources.size).toBeGreaterThan(PARTS.length);
    expect(violationsOf(sources)).toEqual([]);
  });

  test('names only parts that there are', () => {
    const names = PARTS.map(({ name }) => name);
    for (const { mayImport, mayLoad = [] } of PARTS) {
      expect(names).toEqual(
        expect.arrayContaining([...(mayImport === 'every part' ? [] : mayImport), ...mayLoad]),
      );
    }
  });
});

describe('the check of the architecture', () => {
  test.each<readonly [string, string, string]>([
    ['core may not', 'bench/core/clock.ts', `import { door } from '../door/door.ts';`],
    ['core may not', 'bench/core/clock.ts', `export type { Door } from '../door/door.ts';`],
    ['core may not', 'bench/core/clock.ts', `type D = import('../door/door.ts').Door;`],
    ['servers may not', 'servers/sse.ts', `import { open } from '../bench/door/door.ts';`],
    ['servers may not', 'servers/sse.ts', `import type { A } from '../clients/reconnection.ts';`],
    ['clients may not', 'clients/sse.ts', `import { x } from '../servers/subscribers.ts';`],
    ['run may not', 'bench/run/trial.ts', `import { table } from '../report/table.ts';`],
    ['report may not', 'bench/report/table.ts', `const run = await import('../run/run.ts');`],
    ['run may not', 'bench/run/trial.ts', `import { serve } from '../../servers/subscribers.ts';`],
    ['run may not', 'bench/run/run.ts', `import { contract } from '../contract/contract.ts';`],
    ['the half servers/sse.ts eagerly', 'bench/cli.ts', `import { serve } from '../servers/sse.ts';`],
    ['the half servers/sse.ts eagerly', 'bench/transports.ts', `import '../servers/sse.ts'; ${REGISTRY[1]}`],
    ['the half servers/sse.ts eagerly', 'servers/polling.ts', `import { frame } from './sse.ts';`],
    ['only the store', 'bench/report/list.ts', `import { readdir } from 'node:fs/promises';`],
    ['only the store', 'bench/run/run.ts', `import fs from 'fs';`],
    ['a package that its part may not use', 'bench/door/door.ts', `import { WebSocket } from 'ws';`],
    ['a package that its part may not use', 'bench/core/feed.ts', `import { x } from '@scope/name/deep';`],
    ['computed name', 'bench/run/run.ts', `const half = await import(name);`],
    ['does not tell', 'bench/run/helpers.ts', ''],
    ['does not tell', 'bench/misc/feed.ts', ''],
    ['belongs to no part', 'bench/elsewhere/feed.ts', ''],
    ['201 lines', 'bench/core/long.ts', 'x;\n'.repeat(LONGEST_FILE_LINES + 1)],
  ])('says "%s" of a violation in %s', (complaint, file, text) => {
    const violations = violationsOf(new Map([REGISTRY, [file, text]]));
    expect(violations).toContainEqual(expect.stringContaining(complaint));
  });

  test('catches a circle, of types and through a third file too', () => {
    const sources = new Map([
      ['bench/core/a.ts', `import type { B } from './b.ts';`],
      ['bench/core/b.ts', `export * from './c.ts';`],
      ['bench/core/c.ts', `import { a } from './a.ts'; import { d } from './d.ts';`],
      ['bench/core/d.ts', ''],
    ]);
    expect(violationsOf(sources)).toEqual([
      'bench/core/a.ts → bench/core/b.ts → bench/core/c.ts → bench/core/a.ts is a circle',
    ]);
  });

  test('lets through what is allowed, and whatever a test does', () => {
    const sources = new Map([
      REGISTRY,
      ['servers/sse.ts', `import { nowUs } from '../bench/core/clock.ts';\nimport { WebSocket } from 'ws';`],
      ['servers/sse.test.ts', `import { openDoor } from '../bench/door/door.ts';\n`.repeat(300)],
      [
        'bench/run/run.ts',
        `import { rowOf } from '../transports.ts';\nimport { fork } from 'node:child_process';`,
      ],
      ['bench/core/long.ts', 'x;\n'.repeat(LONGEST_FILE_LINES)],
    ]);
    expect(violationsOf(sources)).toEqual([]);
  });

  test('does not take a comment or a string for an import', () => {
    expect(importsOf(`// import './a.ts'\nconst text = "import './b.ts'";`)).toEqual([]);
  });
});
