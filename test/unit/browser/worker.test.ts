import { afterEach, expect, test, vi } from 'vitest';
import { formScript, oldScript, startWorker } from '../../support/worker.ts';

const online = async (path: string) => new Response(`new ${path}`);
const offline = () => Promise.reject(new TypeError('no network'));

afterEach(() => vi.useRealTimers());

test('a page is loaded from the network while there is one, and kept as it was last', async () => {
  const worker = startWorker(online);
  expect(await worker.ask('/?lang=id')).toBe('new /?lang=id');
  await vi.waitFor(() => expect(worker.kept.get('/?lang=id')).toBe('new /?lang=id'));
});

test('a worker that was sent away keeps nothing of what the pages that are still open load', async () => {
  const worker = startWorker(online);
  worker.forget();
  expect(await worker.ask('/?lang=en')).toBe('new /?lang=en');
  expect(worker.kept).toEqual(new Map());
});

test('without a network the kept page opens, in whatever language it was kept', async () => {
  const worker = startWorker(offline);
  worker.kept.set('/?lang=id', 'kept');
  expect(await worker.ask('/?lang=id')).toBe('kept');
  expect(await worker.ask('/')).toBe('kept');
  await expect(worker.ask('/assisted')).rejects.toThrow('no network');
});

test('a server that fails is no reason for an empty page', async () => {
  const worker = startWorker(async () => new Response('broken', { status: 503 }));
  worker.kept.set('/', 'kept');
  expect(await worker.ask('/')).toBe('kept');
  expect(worker.kept.get('/')).toBe('kept');
});

test('a network that takes more than four seconds is not waited for, where a page is kept', async () => {
  vi.useFakeTimers();
  const worker = startWorker(() => new Promise(() => {}));
  worker.kept.set('/', 'kept');
  const answer = worker.ask('/');
  await vi.advanceTimersByTimeAsync(4000);
  expect(await answer).toBe('kept');
});

test('a script that is kept is not loaded again', async () => {
  const worker = startWorker(offline);
  worker.kept.set(formScript, 'kept');
  expect(await worker.ask(formScript)).toBe('kept');
});

test.each([
  ['what is sent', '/enrollments', 'POST'],
  ['a page that nobody needs offline', '/status', 'GET'],
  ['an office’s page', '/office/list', 'GET'],
  ['the worker itself', '/worker.js', 'GET'],
])('%s is left to the browser', (_what, path, method) => {
  expect(startWorker(online).ask(path, method)).toBeUndefined();
});

test('what lies on another host is left to the browser', () => {
  expect(startWorker(online).ask('/', 'GET', 'https://other.example')).toBeUndefined();
});

test('a new worker loads the kept pages anew, with their scripts, and drops the old ones', async () => {
  const worker = startWorker(online);
  worker.kept.set('/?lang=id', 'old page');
  worker.kept.set(oldScript, 'old script');
  await worker.happen('install');
  await worker.happen('activate');
  expect(Object.fromEntries(worker.kept)).toEqual({
    '/?lang=id': 'new /?lang=id',
    [formScript]: `new ${formScript}`,
  });
});

test('a phone that keeps nothing yet loads nothing for it', async () => {
  const worker = startWorker(offline);
  await worker.happen('install');
  expect(worker.kept.size).toBe(0);
});

test('a new worker that cannot load all of it leaves the old one in place', async () => {
  const worker = startWorker(offline);
  worker.kept.set('/', 'old page');
  await expect(worker.happen('install')).rejects.toThrow('no network');
  expect(worker.kept.get('/')).toBe('old page');
});
