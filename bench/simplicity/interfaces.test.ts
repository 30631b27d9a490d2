import { expect, test } from 'vitest';
import { exampleSource } from './example-program.ts';
import { interfacesTouched } from './interfaces.ts';

function touchedBy(text: string): readonly string[] {
  const { source, checker } = exampleSource(text);
  return [...interfacesTouched(source, checker)].sort();
}

test('functions and classes of Node and of packages count once each, however often they are used', () => {
  const text = `import { WebSocketServer } from 'ws';
    new WebSocketServer({ noServer: true }); new WebSocketServer({ port: 1 });
    setTimeout(() => {}, 1); setTimeout(() => {}, 2); Buffer.from('a');`;
  expect(touchedBy(text)).toEqual(['Buffer', 'Buffer.from', 'WebSocketServer', 'setTimeout']);
});

test('each event that is listened to counts by its name', () => {
  const text = `import type { Socket } from 'node:net';
    export function f(socket: Socket) {
      socket.on('data', () => undefined); socket.on('close', () => undefined); socket.once('close', () => undefined);
    }`;
  expect(touchedBy(text)).toEqual(["Socket 'close'", "Socket 'data'"]);
});

test('what the harness gives in place of the platform counts under its name', () => {
  const text = `import type { HttpRequest, HttpResponse } from '../bench/core/serving.ts';
    export function f(request: HttpRequest, response: HttpResponse) {
      response.writeHead(204, {}); response.end(); return request.url;
    }`;
  expect(touchedBy(text)).toEqual(['HttpRequest.url', 'HttpResponse.end', 'HttpResponse.writeHead']);
});

test('neither the language, nor types, nor the own code count', () => {
  const text = `import type { Socket } from 'node:net';
    import { nowUs } from '../bench/core/clock.ts';
    const own = { write(text: string) { return text; } };
    export const sockets = new Map<string, Socket>();
    export const f = (a: string[]) => [own.write(a.join('')), nowUs(), Math.max(1), JSON.stringify(a), Promise.resolve()];`;
  expect(touchedBy(text)).toEqual([]);
});
