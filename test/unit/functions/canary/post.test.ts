import { createServer } from 'node:http';
import { afterAll, expect, it } from 'vitest';
import { postTo } from '../../../../functions/canary/post.ts';
import { closeServer, listenLocally } from '../../../../local/emulators/wire.ts';

const asked: object[] = [];
const server = createServer((request, response) => {
  const { method, url, headers } = request;
  request.setEncoding('utf8').on('data', (body: string) => {
    asked.push({ method, url, body, type: headers['content-type'], mark: headers['x-mark'] });
    if (body === 'broken') response.destroy();
    else response.writeHead(303, { location: '/elsewhere' }).end('Accepted');
  });
});
const origin = await listenLocally(server);
afterAll(() => closeServer(server));

it('tells the status that the public door answers, follows nowhere, and 0 where nobody answers', async () => {
  const post = postTo(origin);
  expect(await post('{"name":"Öl"}', { 'x-mark': 'm' })).toBe(303);
  const sent = { method: 'POST', url: '/enrollments', type: 'application/json', mark: 'm' };
  expect(asked).toEqual([{ ...sent, body: '{"name":"Öl"}' }]);
  expect(await post('broken', {})).toBe(0);
  await closeServer(server);
  expect(await post('{}', {})).toBe(0);
});
