import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../shared/http/request.ts';
import type { HttpResponse } from '../../../shared/http/response.ts';
import { postForm, postJson } from '../../support/requests.ts';
import { breaches } from './held.ts';
import { openScene, type Scene } from './scene.ts';
import { wrongValues } from './values.ts';

type Body = Readonly<Record<string, unknown>>;
type Endpoint = {
  readonly path: string;
  /** What would be done, were it not for one wrong field. */
  readonly rights: (scene: Scene) => readonly Body[];
  /** Fields that no right body of these has. */
  readonly more: readonly string[];
};

const endpoints: readonly Endpoint[] = [
  { path: '/office/code', rights: () => [{ token: 'x', mailbox: 'nobody' }], more: ['lang', 'code'] },
  {
    path: '/office/session',
    rights: () => [{ mailbox: 'nobody', token: 'x', code: '12345678', initials: 'SA' }],
    more: ['office', 'addressVersion', 'expires', 'csrf'],
  },
  {
    path: '/office/answers',
    rights: ({ owner: { csrf }, shared }) => {
      const common = { ids: [shared.id], answerNumber: 7, csrf };
      return [
        { ...common, action: 'accept' },
        {
          ...common,
          action: 'schedule',
          date: '2026-12-01',
          place: 'BLK',
          schedule: { date: 'x', place: 'y' },
        },
        { ...common, action: 'wait', reason: 'quota', date: '2026-12-01', wait: { reason: 'x' } },
        { ...common, action: 'close', outcome: 'trained', incentive: 'granted', close: { outcome: 'x' } },
        { ...common, action: 'decline', reason: 'no-capacity', next: 'desk' },
        { ...common, action: 'share', with: 'kemendesa' },
        { ...common, action: 'check-card', nik: '1' },
        { ...common, action: 'open', reason: 'x' },
        { ids: { 0: `${shared.id}.7` }, csrf, action: 'accept', tick: 'all' },
      ];
    },
    more: ['office', 'by', 'owner', 'state'],
  },
  {
    path: '/status',
    rights: ({ receipts: [receipt] }) => [
      { receipt },
      { receipt, action: 'withdraw', choice: 1 },
      { receipt, action: 'confirm', choice: 1, answer: 'yes', confirmed: 'no' },
      { receipt, action: 'correct-phone', phone: '081234567890', phoneOf: 'own' },
    ],
    more: ['name', 'office'],
  },
];

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});

const ask = (path: string, event: HttpRequest): Promise<HttpResponse> =>
  path === '/status' ? scene.status(event) : scene.owner.browser.send(event);

/** As data, as data by somebody who wants a page, and as a form. */
function events(path: string, body: Body): HttpRequest[] {
  const at = { at: scene.system.clock.now };
  const asForm = Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : String(JSON.stringify(value)),
    ]),
  );
  return [
    postJson(path, body, at),
    postJson(path, body, { ...at, headers: { accept: 'text/html' } }),
    postForm(path, asForm, at),
  ];
}

/** Every right body with every wrong value in every one of its fields, and with each field missing. */
function spoiled(endpoint: Endpoint): Body[] {
  return endpoint
    .rights(scene)
    .flatMap((body) =>
      [...Object.keys(body), ...endpoint.more].flatMap((field) => [
        ...wrongValues.map((value) => ({ ...body, [field]: value })),
        Object.fromEntries(Object.entries(body).filter(([name]) => name !== field)),
      ]),
    );
}

/** All of them take half a minute: `HOSTILE_TRIES` and `HOSTILE_SEED` choose how many, and which. */
const size = {
  numRuns: Number(process.env['HOSTILE_TRIES'] ?? 120),
  seed: Number(process.env['HOSTILE_SEED'] ?? 1),
};

async function faultsOf({ path }: Endpoint, body: Body): Promise<string[]> {
  const faults: string[] = [];
  for (const event of events(path, body)) {
    const found = breaches(await ask(path, event));
    if (found.length > 0) faults.push(`${found.join(', ')}: ${event.headers['accept']} ${event.body}`);
  }
  return faults;
}

describe.each(endpoints)('POST $path', (endpoint) => {
  it('refuses what is of another type or kind, writes nothing, and says nothing back', async () => {
    const before = scene.stored();
    const bodies = fc.sample(fc.constantFrom(...spoiled(endpoint)), size);
    const faults: string[] = [];
    for (const body of bodies) faults.push(...(await faultsOf(endpoint, body)));
    expect(faults).toEqual([]);
    expect(scene.stored()).toBe(before);
    expect(scene.system.deps.report.failures).toEqual([]);
  });

  it('refuses whatever else JSON can say', async () => {
    const before = scene.stored();
    const any = fc.jsonValue({ maxDepth: 3 }).filter((value) => JSON.stringify(value).isWellFormed());
    const { csrf } = scene.owner;
    const withCsrf = fc
      .dictionary(fc.constantFrom('ids', 'action', 'tick', 'answerNumber', 'receipt'), any)
      .map((body) => ({ ...body, csrf }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(any, withCsrf), async (body) => {
        for (const accept of ['application/json', 'text/html']) {
          const event = postJson(endpoint.path, body, { at: scene.system.clock.now, headers: { accept } });
          expect(breaches(await ask(endpoint.path, event))).toEqual([]);
        }
      }),
      { numRuns: size.numRuns / 2, seed: size.seed },
    );
    expect(scene.stored()).toBe(before);
  });
});
