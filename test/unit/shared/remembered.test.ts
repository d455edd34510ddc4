import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { askEarly, remembered } from '../../../shared/remembered.ts';

type Question = { readonly answer: (text: string) => void; readonly fail: () => void };

const hour = 3_600_000;
let now: number;
let asked: Question[];
let read: () => Promise<string>;
beforeEach(() => {
  now = 1_000_000;
  asked = [];
  const ask = () =>
    new Promise<string>((answer, failed) => {
      asked.push({ answer, fail: () => failed(new Error('away')) });
    });
  read = remembered(ask, hour, () => now);
});

it('what was asked early is waited for, and then known', async () => {
  askEarly(read);
  const waiting = read();
  asked[0]?.answer('key');
  expect(await waiting).toBe('key');
  expect(await read()).toBe('key');
  expect(asked).toHaveLength(1);
});

it('questions that are asked early are under way at once', () => {
  askEarly(read, read, async () => asked.push({ answer: () => {}, fail: () => {} }));
  expect(asked).toHaveLength(2);
});

it('a failure while the function starts ends nothing, and the request asks again', async () => {
  const away = () => Promise.reject(new Error('away'));
  askEarly(read, away);
  asked[0]?.fail();
  await setImmediate();
  const again = read();
  asked[1]?.answer('key');
  expect(await again).toBe('key');
});

it('a request that met a failure under way says so, and the next one asks again', async () => {
  askEarly(read);
  const met = read();
  asked[0]?.fail();
  await expect(met).rejects.toThrow('away');
  const next = read();
  asked[1]?.answer('key');
  expect(await next).toBe('key');
});

it('an answer that was under way when the environment was frozen is not waited for, nor does it replace a newer one', async () => {
  askEarly(read);
  now += 10 * 60_000;
  const again = read();
  asked[1]?.answer('new');
  expect(await again).toBe('new');
  asked[0]?.answer('old');
  await setImmediate();
  expect(await read()).toBe('new');
});

it('the failure of an answer that nobody waits for any more forgets nothing', async () => {
  askEarly(read);
  now += 10 * 60_000;
  const again = read();
  asked[1]?.answer('new');
  await again;
  asked[0]?.fail();
  await setImmediate();
  expect(await read()).toBe('new');
});

it('an answer lives from the question on: one that came before a long pause is asked for anew', async () => {
  askEarly(read);
  asked[0]?.answer('key');
  await setImmediate();
  now += hour - 1;
  expect(await read()).toBe('key');
  now += 1;
  void read();
  expect(asked).toHaveLength(2);
});

it('a clock that goes backwards does not lengthen its life', async () => {
  askEarly(read);
  asked[0]?.answer('key');
  await setImmediate();
  now -= hour;
  void read();
  expect(asked).toHaveLength(2);
});
