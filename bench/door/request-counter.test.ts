import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { requestCounter } from './request-counter.ts';

test('counts requests, and the most that were open at one time', () => {
  const counter = requestCounter();
  const responses = [new EventEmitter(), new EventEmitter(), new EventEmitter()] as const;
  counter.count(responses[0]);
  counter.count(responses[1]);
  responses[0].emit('close');
  counter.count(responses[2]);
  counter.countUpgrade();
  expect(counter.counts()).toEqual({ received: 4, openMax: 2 });
});

test('starts the most anew from what is open', () => {
  const counter = requestCounter();
  const responses = [new EventEmitter(), new EventEmitter(), new EventEmitter()] as const;
  for (const response of responses) counter.count(response);
  responses[0].emit('close');
  counter.restartMax();
  expect(counter.counts()).toEqual({ received: 3, openMax: 2 });
});
