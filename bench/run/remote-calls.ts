import type { ChildProcess } from 'node:child_process';
import { messageOf } from '../core/failure.ts';

/** Functions that one process calls in another: plain data in, plain data out. */
export type Calls = Readonly<Record<string, (argument: never) => unknown>>;

type Argument<Call> = Call extends (argument: infer Value) => unknown ? Value : never;
type Answer<Call> = Call extends (argument: never) => infer Value ? Awaited<Value> : never;

/** The caller's side of {@link Calls}. */
export type Remote<Offered extends Calls> = <Name extends keyof Offered & string>(
  name: Name,
  argument: Argument<Offered[Name]>,
) => Promise<Answer<Offered[Name]>>;

type Question = { readonly id: number; readonly name: string; readonly argument: unknown };
type Reply = { readonly id: number; readonly value?: unknown; readonly error?: string };

/**
 * Answers calls from the parent process, for as long as it lives, whatever signal asks to stop. Returns how to
 * leave: what keeps the process alive from then on is a leak.
 */
export function answerCalls(calls: Calls): { leave(): void } {
  async function answer({ id, name, argument }: Question): Promise<Reply> {
    try {
      const call = calls[name] as (argument: unknown) => unknown;
      return { id, value: await call(argument) };
    } catch (error) {
      return { id, error: messageOf(error) };
    }
  }
  // Ctrl-C reaches the whole process group, as a supervisor's SIGTERM may; the parent decides what becomes of it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  // A parent that is gone can stop nobody any more.
  const abandoned = (): never => process.exit(1);
  process.on('disconnect', abandoned);
  process.on('message', (message) => {
    void answer(message as Question).then((reply) => process.send?.(reply));
  });
  return {
    leave() {
      process.off('disconnect', abandoned);
      process.disconnect?.();
    },
  };
}

/** Calls into a child process. A call rejects when the child answers with an error, or ends before it answers. */
export function remoteCalls<Offered extends Calls>(
  child: ChildProcess,
  gone: Promise<Error>,
): Remote<Offered> {
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  child.on('message', (message) => {
    const reply = message as Reply;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  return async (name, argument) => {
    const id = (lastId += 1);
    const { promise, resolve } = Promise.withResolvers<Reply>();
    waiting.set(id, resolve);
    // A question that cannot be sent any more needs no error of its own: `gone` tells why.
    if (child.connected) child.send({ id, name, argument } satisfies Question, () => undefined);
    const reply = await Promise.race([promise, gone]);
    if (reply instanceof Error) throw reply;
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply.value as Answer<Offered[typeof name]>;
  };
}
