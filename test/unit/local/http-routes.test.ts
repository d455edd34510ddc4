import { describe, expect, it } from 'vitest';
import { compileRoutes } from '../../../local/http/http-routes.ts';
import { openThrottle, tokenBucket } from '../../../local/http/throttle.ts';

const route = (key: string) => ({ key, functionName: key, timeoutMs: 30_000 });
const find = compileRoutes(
  [
    '$default',
    'GET /office/{token}',
    'GET /office/list',
    'GET /',
    'ANY /any',
    'GET /any',
    'GET /files/{path+}',
  ].map(route),
);
const found = (method: string, path: string) => find(method, path)?.route.key;

describe('a request finds its route', () => {
  it.each([
    ['GET', '/', 'GET /'],
    ['GET', '/office/list', 'GET /office/list'],
    ['GET', '/office/abc', 'GET /office/{token}'],
    ['GET', '/office/', '$default'],
    ['GET', '/office/a/b', '$default'],
    ['POST', '/office/list', '$default'],
    ['GET', '/any', 'GET /any'],
    ['DELETE', '/any', 'ANY /any'],
    ['GET', '/files/a/b', 'GET /files/{path+}'],
  ])('%s %s: %s', (method, path, expected) => {
    expect(found(method, path)).toBe(expected);
  });

  it('with what stands in the place of a variable', () => {
    expect(find('GET', '/office/abc')?.parameters).toEqual({ token: 'abc' });
    expect(find('GET', '/files/a/b')?.parameters).toEqual({ path: 'a/b' });
  });

  it('and none where no route is left', () => {
    expect(compileRoutes([route('GET /')])('GET', '/x')).toBeUndefined();
  });
});

describe('the throttle', () => {
  it('lets a burst through, then the rate', () => {
    let now = 0;
    const mayPass = tokenBucket({ rate: 2, burst: 3 }, () => now);
    expect([1, 2, 3, 4].map(mayPass)).toEqual([true, true, true, false]);
    now = 500;
    expect([1, 2].map(mayPass)).toEqual([true, false]);
  });

  it('of a route with limits of its own takes nothing from the others, who share theirs', () => {
    const own = { ...route('POST /a'), throttle: { rate: 1, burst: 2 } };
    const [others, more] = [route('GET /b'), route('GET /c')];
    const mayPass = openThrottle([own, others, more], { rate: 1, burst: 2 });
    expect([own, own, own].map(mayPass)).toEqual([true, true, false]);
    expect([others, more, others].map(mayPass)).toEqual([true, true, false]);
  });

  it('is open where the stage sets none', () => {
    expect(tokenBucket({ rate: undefined, burst: undefined })()).toBe(true);
  });
});
