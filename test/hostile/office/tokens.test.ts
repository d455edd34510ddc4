import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../shared/http/response.ts';
import { referralId } from '../../../shared/identity/referral-ids.ts';
import { keyOf } from '../../../shared/storage/referrals.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { countingTable } from '../../support/counting-table.ts';
import { weekly } from '../../support/items.ts';
import { openBrowser, type SignedIn } from '../../support/office-browser.ts';
import { testTokens } from '../../support/system.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
let calls: ReturnType<typeof countingTable>['calls'];
let tokens: Readonly<Record<Kind, string>>;

type Kind = 'office-link' | 'session' | 'known-browser' | 'referral' | 'nothing of ours';

beforeAll(async () => {
  scene = await openScene((table: Table) => {
    const counting = countingTable(table);
    calls = counting.calls;
    return counting;
  });
  const { expires, jar } = {
    expires: scene.system.clock.now.getTime() + 3_600_000,
    jar: scene.owner.browser.jar,
  };
  const addressed = `${expires} 1 disnaker@32.12`;
  tokens = {
    'office-link': testTokens.make('office-link', addressed),
    session: jar.get('__Host-session') ?? '',
    'known-browser': testTokens.make('known-browser', addressed),
    referral: scene.shared.id,
    'nothing of ours': testTokens.make('another purpose', addressed),
  };
});

const withCookie = (name: string, value: string) => {
  const browser = openBrowser(scene.system);
  browser.jar.set(name, value);
  return browser;
};
const named = 'Dinas Tenaga Kerja Kabupaten Indramayu';

/** Each place that takes a token, the kind that belongs there, and whether a token was taken. */
const places: readonly { at: string; kind: Kind; takes: (token: string) => Promise<boolean> }[] = [
  {
    at: 'the address of a link',
    kind: 'office-link',
    takes: async (token) => (await openBrowser(scene.system).page(`/office/${token}`)).body.includes(named),
  },
  {
    at: 'the request for a code',
    kind: 'office-link',
    takes: async (token) =>
      (await openBrowser(scene.system).postJson('/office/code', { token })).statusCode === 200,
  },
  {
    at: 'the cookie of a session',
    kind: 'session',
    takes: async (token) =>
      (await withCookie('__Host-session', token).json('/office/list')).statusCode === 200,
  },
  {
    at: 'the id of a person',
    kind: 'referral',
    takes: async (token) => (await scene.owner.browser.json(`/office/referrals/${token}`)).statusCode === 200,
  },
  {
    at: 'the id of an answer',
    kind: 'referral',
    takes: async (token) => {
      const { statusCode, body } = await answered(scene.owner, token, { action: 'try' });
      return statusCode === 200 && !body.includes('not-found');
    },
  },
];

const answered = ({ browser, csrf }: SignedIn, id: string, answer: object): Promise<HttpResponse> =>
  browser.postJson('/office/answers', { ids: [id], answerNumber: 99, csrf, ...answer });

/** Other texts that mean the same bytes, or nearly: each must be as good as nothing. */
const damaged = (token: string) =>
  fc.oneof(
    fc.nat({ max: token.length - 1 }).map((at) => token.slice(0, at)),
    fc
      .nat({ max: token.length - 1 })
      .map((at) => [...token].with(at, token[at] === 'A' ? 'B' : 'A').join('')),
    fc.constantFrom(
      `${token}A`,
      `${token}=`,
      `%20${token}`,
      `${token}%20`,
      `A${token}`,
      token.toUpperCase(),
      `${token}%00`,
    ),
    fc.constant(token.split('').reverse().join('')),
  );

describe.each(places)('$at', ({ kind, takes }) => {
  it('takes a token of its own kind only', async () => {
    for (const [of, token] of Object.entries(tokens))
      expect({ of, taken: await takes(token) }).toEqual({ of, taken: of === kind });
  });

  it('takes none that was cut, changed or written otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(tokens[kind]), async (token) => {
        fc.pre(token !== '' && token !== tokens[kind]);
        expect(await takes(token)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the token in a session’s forms', () => {
  const accept = { ids: ['x'], answerNumber: 0, action: 'accept' };
  const statusOf = async ({ browser }: SignedIn, csrf: unknown) =>
    (await browser.postJson('/office/answers', { ...accept, csrf })).statusCode;

  it('is that of this session and of no other, also not of the same office', async () => {
    const { owner, stranger, guest, desk, inTrouble } = scene;
    const all = [owner, stranger, guest, desk, inTrouble];
    for (const mine of all)
      for (const { csrf } of all) expect(await statusOf(mine, csrf)).toBe(csrf === mine.csrf ? 200 : 403);
  });

  it('is needed as a text, whole and unchanged', async () => {
    const { csrf } = scene.owner;
    for (const wrong of [undefined, '', csrf.slice(1), `${csrf} `, csrf.toUpperCase(), '%00', tokens.session])
      expect(await statusOf(scene.owner, wrong)).toBe(403);
    for (const wrong of [null, 0, true, [csrf], { 0: csrf }])
      expect(await statusOf(scene.owner, wrong)).toBe(400);
  });
});

describe('an id that is real and not yours', () => {
  const answers = [
    'accept',
    'try',
    'told',
    'reopen',
    'release',
    'close',
    'schedule',
    'wait',
    'decline',
    'share',
  ];
  const more = {
    outcome: 'trained',
    date: '2026-12-01',
    place: 'BLK',
    reason: 'quota',
    next: 'desk',
    with: 'ojk',
  };

  /** Answer and calls of the table, for a page and for every answer. */
  async function traceOf(mine: SignedIn, id: string): Promise<string> {
    calls.length = 0;
    const seen = [
      await mine.browser.page(`/office/referrals/${id}`),
      await mine.browser.json(`/office/referrals/${id}`),
    ];
    for (const action of [...answers, 'check-card', 'open'])
      seen.push(await answered(mine, id, { action, ...fieldsOf(action), csrf: mine.csrf }));
    return JSON.stringify([seen.map(({ statusCode, body }) => [statusCode, body]), calls]).replaceAll(
      id,
      'ID',
    );
  }

  const wanted: Readonly<Record<string, readonly (keyof typeof more)[]>> = {
    ...{ close: ['outcome'], schedule: ['date', 'place'], wait: ['reason', 'date'] },
    ...{ decline: ['reason', 'next'], share: ['with'] },
  };
  const fieldsOf = (action: string): object => ({
    ...Object.fromEntries((wanted[action] ?? []).map((name) => [name, more[name]])),
    ...(action === 'decline' && { reason: 'no-capacity' }),
    ...(action === 'check-card' && { nik: '3212010505900003' }),
    ...(action === 'open' && { reason: 'complaint' }),
  });

  it('is answered with the same bytes and the same calls as one that leads nowhere', async () => {
    const { referrals } = await weekly(scene.system.store);
    const foreign = referrals.flatMap((one) =>
      [-1, 0, 1].map((by) => referralId(testTokens, { key: keyOf(one), ownerNumber: one.ownerNumber + by })),
    );
    const nobody = { pk: 'P#AAAAAAAAAAAAAAAAAAAAAA', sk: 'R#padat-karya#2026' };
    const before = scene.stored();
    for (const mine of [scene.stranger, scene.desk]) {
      const nowhere = await traceOf(mine, referralId(testTokens, { key: nobody, ownerNumber: 1 }));
      for (const id of foreign) expect(await traceOf(mine, id)).toBe(nowhere);
    }
    expect(scene.stored()).toBe(before);
  });

  it('of another year leads nowhere too', async () => {
    for (const { pk, sk } of (await weekly(scene.system.store)).referrals.map(keyOf)) {
      const id = referralId(testTokens, { key: { pk, sk: sk.replace('2026', '2025') }, ownerNumber: 1 });
      expect((await scene.owner.browser.json(`/office/referrals/${id}`)).statusCode).toBe(404);
    }
  });
});
