import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../support/office-browser.ts';
import { request } from '../../support/requests.ts';
import { payloadTexts } from '../payloads.ts';
import { breaches } from './held.ts';
import { openScene, type Scene } from './scene.ts';
import { mark } from './values.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});

const text = fc.oneof(
  fc.constantFrom(
    ...payloadTexts,
    mark,
    '-1',
    '0',
    '1e3',
    '9'.repeat(40),
    'NaN',
    '٢',
    '2.5',
    ' 1',
    '1 OR 1=1',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).filter((one) => one.isWellFormed()),
);
const names = [
  'program',
  'district',
  'state',
  'due',
  'page',
  'print',
  'lang',
  'sort',
  'office',
  '__proto__',
  'id',
];
const query = fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 4 });

const pages = ['/office', '/office/list', '/office/support', '/office/desk', '/office/statements'];
const openPages = ['/office/referrals/', '/office/statements/', '/office/statements/2026-W47/', '/office/'];

/** What somebody may see at most: the persons of the own list, and whom others let in. */
const ownPersons = async ({ browser }: SignedIn) =>
  scene.personsIn(
    [(await browser.page('/office/list')).body, (await browser.json('/office/list')).body].join(),
  );

async function look(office: SignedIn, path: string, allowed: ReadonlySet<number>): Promise<void> {
  for (const headers of [{ accept: 'text/html' }, { accept: 'application/json' }]) {
    const event = { ...request('GET /x', { headers, at: scene.system.clock.now }) };
    const http = { ...event.requestContext.http, method: 'GET', path };
    const answer = await office.browser.send({ ...event, requestContext: { ...event.requestContext, http } });
    expect({ path, breaches: breaches(answer) }).toEqual({ path, breaches: [] });
    expect([...scene.personsIn(answer.body)].filter((one) => !allowed.has(one))).toEqual([]);
  }
}

describe('addresses with anything in them', () => {
  it('show each office its own persons at most, and nothing of the address as markup', async () => {
    const before = scene.stored();
    for (const office of [scene.owner, scene.guest, scene.stranger, scene.desk]) {
      const allowed = await ownPersons(office);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...pages), query, async (path, pairs) => {
          await look(office, `${path}?${new URLSearchParams(pairs)}`, allowed);
        }),
        { numRuns: 25 },
      );
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...openPages), text, async (path, end) => {
          await look(office, path + encodeURIComponent(end), allowed);
        }),
        { numRuns: 25 },
      );
    }
    expect(scene.stored()).toBe(before);
    expect(scene.system.deps.report.failures).toEqual([]);
  });

  it('of the list, where they are no codes of ours, are as good as none', async () => {
    const { browser } = scene.owner;
    const masked = (body: string) => body.replaceAll(/[\w-]{100,}/g, 'ID');
    const whole = masked((await browser.json('/office/list')).body);
    const junk = [
      'program=x',
      'district=..%2f..',
      'state=open',
      'due=never',
      'page=0',
      'page=-1',
      'page=1e400',
      'sort=name',
    ];
    for (const one of junk) expect(masked((await browser.json(`/office/list?${one}`)).body)).toBe(whole);
  });

  it('without a session show nobody, whatever cookies come along', async () => {
    const cookies = [
      '',
      'x',
      '__proto__',
      'a'.repeat(4000),
      `${mark}; __Host-session=x`,
      'null',
      '{}',
      '%00',
      '"',
    ];
    const { jar } = scene.stranger.browser;
    const own = jar.get('__Host-session') ?? '';
    for (const cookie of cookies) {
      jar.set('__Host-session', cookie);
      for (const path of [...pages.slice(1), `/office/referrals/${scene.shared.id}`]) {
        await look(scene.stranger, path, new Set());
        expect((await scene.stranger.browser.json(path)).statusCode).toBe(401);
      }
    }
    jar.set('__Host-session', own);
  });
});

describe('answers to very many', () => {
  const post = async (ids: unknown) => {
    const { browser, csrf } = scene.owner;
    return browser.postJson('/office/answers', { ids, csrf, action: 'try', answerNumber: 0 });
  };
  const foreign = (count: number) => Array.from({ length: count }, (_, at) => `id${at}`);

  it('are refused before any is looked at: ten thousand by their size, more than a hundred by their number', async () => {
    expect((await post(foreign(10_000))).statusCode).toBe(413);
    for (const count of [101, 1500]) {
      const answer = await post(foreign(count));
      expect(answer.statusCode).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ path: 'ids', code: 'too-many' }] });
    }
    expect((await post(foreign(100))).statusCode).toBe(200);
  });

  it('of which all are the same one change it once', async () => {
    const [need] = scene.plain;
    const { browser, csrf } = scene.owner;
    const ids = Array.from({ length: 100 }, (_, at) => `${need?.id}.${at % 7}`);
    const answer = await browser.postJson('/office/answers', { ids, csrf, action: 'accept' });
    const { results } = JSON.parse(answer.body) as { results: { result: string }[] };
    expect(results).toHaveLength(7);
    expect(results.filter(({ result }) => result === 'changed')).toHaveLength(1);
    expect(results.every(({ result }) => ['changed', 'unchanged', 'conflict'].includes(result))).toBe(true);
  });
});
