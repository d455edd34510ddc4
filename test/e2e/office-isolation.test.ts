import { beforeAll, describe, expect, it, test } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { routeReferral } from '../../shared/referral/routing.ts';
import { frozenWeek } from '../support/frozen-weeks.ts';
import { send, sendForm, sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { mondayAfter } from '../support/mondays.ts';
import { type OfficeSession, signIn } from '../support/signed-in.ts';

type Kind = 'nothing' | 'link' | 'mailbox' | 'referral' | 'week';

/** What a request to each route can name. A route that is not listed here fails the first test. */
const named: Readonly<Record<string, Kind>> = {
  'GET /office': 'nothing',
  'GET /office/{token}': 'link',
  'GET /office/verify/{token}': 'link',
  'POST /office/verify': 'link',
  'POST /office/code': 'mailbox',
  'POST /office/session': 'mailbox',
  'GET /office/list': 'nothing',
  'GET /office/referrals/{id}': 'referral',
  'POST /office/answers': 'referral',
  'GET /office/statements': 'nothing',
  'GET /office/statements/{week}': 'week',
  'GET /office/statements/{week}/{national}': 'week',
  'GET /office/support': 'nothing',
  'GET /office/desk': 'nothing',
};

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const week = '2026-W48';

/** Each with a name and a village that nobody else has. */
const people = [
  ...['32.12', '32.12', '32.09', '33.01', '73.15'].map((district) => ({
    ...{ district, targetGroup: 'purna', choices: [{ program: 'padat-karya' }, { program: 'remitansi' }] },
  })),
  { district: '32.12', targetGroup: 'purna', choices: [{ program: 'pemberdayaan-sosial' }] },
  ...(['abroad', 'home'] as const).map((caseLocation) => ({
    ...{ district: '32.12', targetGroup: 'bermasalah' },
    choices: [{ program: 'tki-bermasalah', caseLocation }],
  })),
].map((wish, at): EnrollmentBody => {
  const letter = String.fromCharCode(65 + at).repeat(7);
  return enrollmentFor(at + 1, { ...wish, name: `Nama ${letter}`, village: `Desa ${letter}` });
});

const ownersOf = ({ choices, district }: EnrollmentBody): string[] =>
  choices.map((choice) => routeReferral(catalog, choice, district));
const owners = [...new Set(people.flatMap(ownersOf))];
const mailboxOf = (office: string): string => catalog.office(office).mailbox;
const secretsOf = ({ name, village, phone, nik }: EnrollmentBody): string[] => [
  name,
  village,
  phone.slice(3),
  nik,
];

const sessions = new Map<string, OfficeSession>();
const sessionOf = (office: string): OfficeSession => {
  const session = sessions.get(office);
  if (!session) throw new Error(`${office} is not signed in`);
  return session;
};

type Listed = { readonly persons: { name?: string; needs: { id: string; answerNumber: number }[] }[] };
const listOf = async (session: OfficeSession): Promise<Listed> =>
  JSON.parse((await session.get('/office/list')).text) as Listed;
const idsOf = async (office: string): Promise<string[]> =>
  (await listOf(sessionOf(office))).persons.flatMap(({ needs }) => needs.map(({ id }) => id));

beforeAll(async () => {
  for (const person of people) {
    const { status } = await sendJson(system.at('/enrollments'), person);
    expect(status).toBe(201);
  }
  await system.settle();
  for (const office of owners) sessions.set(office, await signIn(system, mailboxOf(office)));
});

test('every office route of the template is known here, with what it names', async () => {
  const { routes } = (await system.describe()) as unknown as {
    routes: { route: string; function: string }[];
  };
  const office = routes.filter(({ route }) => route.includes(' /office'));
  expect(office.map(({ route }) => route).sort()).toEqual(Object.keys(named).sort());
});

describe('a signed-in office', () => {
  it.each(owners)('%s sees the names of its own persons, and nothing of anybody else', async (office) => {
    const session = sessionOf(office);
    const own = people.filter((person) => ownersOf(person).includes(office));
    const { persons } = await listOf(session);
    const shown = own.filter(({ targetGroup }) => targetGroup !== 'bermasalah').map(({ name }) => name);
    expect(persons.flatMap(({ name }) => name ?? []).sort()).toEqual(shown.sort());
    const ids = persons.flatMap(({ needs }) => needs.map(({ id }) => id));
    expect(ids).toHaveLength(own.flatMap(ownersOf).filter((owner) => owner === office).length);
    const pages = await Promise.all(
      ['/office/list', ...ids.map((id) => `/office/referrals/${id}`)].map((path) => session.get(path)),
    );
    const seen = pages.map(({ text }) => text).join();
    for (const stranger of people.filter((person) => !own.includes(person)))
      for (const secret of secretsOf(stranger)) expect(seen).not.toContain(secret);
    for (const { village } of own) expect(seen).toContain(village);
  });
});

const answers = [
  { action: 'accept' },
  { action: 'schedule', date: '2026-12-01', place: 'BLK' },
  { action: 'wait', reason: catalog.waitingReasons[0], date: '2026-12-01' },
  { action: 'close', outcome: Object.values(catalog.outcomes).flat()[0] },
  { action: 'decline', reason: catalog.declineReasons[0], next: 'desk' },
  { action: 'reopen' },
  { action: 'try' },
  { action: 'told' },
  { action: 'share', with: 'kemendesa' },
];

/** What comes back for an id, with the id itself blotted out. */
async function answersTo(route: string, session: OfficeSession, id: string): Promise<string> {
  const [method, path = ''] = route.split(' ');
  const replies =
    method === 'GET'
      ? [await session.get(path.replace('{id}', id))]
      : await Promise.all(
          answers.map((answer) => session.post(path, { ids: [id], answerNumber: 0, ...answer })),
        );
  return JSON.stringify(replies.map(({ status, text }) => ({ status, text }))).replaceAll(id, 'ID');
}

const byReferral = Object.keys(named).filter((route) => named[route] === 'referral');

describe('an id of another office', () => {
  it.each(byReferral)('is answered by %s like one that does not exist', async (route) => {
    for (const office of owners) {
      const unknown = await answersTo(route, sessionOf(office), 'A'.repeat(60));
      expect(unknown).toMatch(/not-found|404/);
      for (const other of owners.filter((one) => one !== office)) {
        const [id = ''] = await idsOf(other);
        expect(id).not.toBe('');
        expect(await answersTo(route, sessionOf(office), id)).toBe(unknown);
      }
    }
  });

  it('changes nothing of what it names', async () => {
    await system.settle();
    const rows = ofKind(await scanTable(system.host()), 'referral', 'check');
    expect(rows.map(({ state, ownerNumber }) => [state, ownerNumber])).toEqual(
      rows.map(() => ['pending', 1]),
    );
    expect(rows.length).toBe(people.flatMap(ownersOf).length);
  });

  it('is answered alike where one’s own id was changed by a letter', async () => {
    const office = 'disnaker@32.12';
    const [own = ''] = await idsOf(office);
    const forged = own.slice(0, -1) + (own.endsWith('A') ? 'B' : 'A');
    const unknown = await answersTo('GET /office/referrals/{id}', sessionOf(office), 'A'.repeat(60));
    expect(await answersTo('GET /office/referrals/{id}', sessionOf(office), forged)).toBe(unknown);
  });

  it('was one’s own, until the need went to the desk', async () => {
    const office = 'disnaker@33.01';
    const session = sessionOf(office);
    const [id = ''] = await idsOf(office);
    expect((await session.get(`/office/referrals/${id}`)).status).toBe(200);
    const declined = { ids: [id], answerNumber: 0, ...answers[4] };
    expect((await session.post('/office/answers', declined)).text).toContain('changed');
    const unknown = await answersTo('GET /office/referrals/{id}', session, 'A'.repeat(60));
    expect(await answersTo('GET /office/referrals/{id}', session, id)).toBe(unknown);
    expect(await idsOf(office)).not.toContain(id);
  });
});

describe('an office that an owner lets in', () => {
  const [owner, guest] = ['disnaker@32.12', 'kemendesa'];
  const route = 'GET /office/referrals/{id}';
  const sharedWith = async (session: OfficeSession): Promise<readonly Listed['persons'][number][]> => {
    const { shared } = JSON.parse((await session.get('/office/list')).text) as { shared: Listed };
    return shared.persons;
  };
  const answer = async (id: string, answerNumber: number, words: object): Promise<void> => {
    const { text } = await sessionOf(owner).post('/office/answers', { ids: [id], answerNumber, ...words });
    expect(text).toContain('"changed"');
    await system.settle();
  };
  let id: string;
  let others: readonly string[];
  let invited: OfficeSession;

  const expectNothing = async (session: OfficeSession): Promise<void> => {
    expect(await sharedWith(session)).toEqual([]);
    const unknown = await answersTo(route, session, 'A'.repeat(60));
    expect(await answersTo(route, session, id)).toBe(unknown);
  };

  beforeAll(async () => {
    // Each look gives a need another id, so the two needs of one person are told apart in one look.
    const { persons } = await listOf(sessionOf(owner));
    const needs = persons.flatMap((person) => person.needs as { id: string; program?: string }[]);
    const chosen = needs.find(({ program }) => program === 'padat-karya');
    id = chosen?.id ?? '';
    others = needs.filter((need) => need !== chosen).map((need) => need.id);
    invited = await signIn(system, mailboxOf(guest));
  });

  it('sees nothing before, then one need, and all its answers meet an unknown id', async () => {
    await expectNothing(invited);
    await answer(id, 0, { action: 'share', with: guest });
    const [person, ...more] = await sharedWith(invited);
    expect([person?.needs.length, more.length]).toEqual([1, 0]);
    const pages = [await invited.get('/office/list'), await invited.get(`/office/referrals/${id}`)];
    const seen = pages.map(({ text }) => text).join();
    const shared = people.find(({ name }) => name === person?.name);
    for (const secret of people.filter((one) => one !== shared).flatMap(secretsOf))
      expect(seen).not.toContain(secret);
    for (const secret of [shared?.name, shared?.village, shared?.phone.slice(3)])
      expect(seen).toContain(secret);
    const [meets, unknown] = await Promise.all(
      [id, 'A'.repeat(60)].map((one) => answersTo('POST /office/answers', invited, one)),
    );
    expect(meets).toBe(unknown);
    const stranger = await answersTo(route, invited, 'A'.repeat(60));
    for (const other of others) expect(await answersTo(route, invited, other)).toBe(stranger);
  });

  it('and nobody else sees it, and that one no longer when the need is closed', async () => {
    await expectNothing(sessionOf('disnaker@32.09'));
    await answer(id, 1, { action: 'accept' });
    expect(await sharedWith(invited)).toHaveLength(1);
    await answer(id, 2, { action: 'close', outcome: 'trained' });
    await expectNothing(invited);
  });
});

describe('without a session', () => {
  const closed = Object.keys(named).filter((route) => ['referral', 'week'].includes(named[route] ?? ''));

  it.each([...closed, 'GET /office/list'])('%s asks to sign in, whatever is named', async (route) => {
    const [method, path = ''] = route.split(' ');
    const [id = ''] = await idsOf('disnaker@32.12');
    const asked = [id, 'A'.repeat(60), week].map(async (value) => {
      const concrete = system.at(path.replace('{national}', 'national').replace(/\{\w+\}/, value));
      const reply =
        method === 'GET'
          ? await send(concrete, { headers: { accept: 'application/json' } })
          : await sendJson(concrete, { ids: [value], answerNumber: 0, csrf: 'x', action: 'accept' });
      return [reply.status, reply.text.replaceAll(value, 'ID')];
    });
    const replies = await Promise.all(asked);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]?.[0]).toBe(401);
  });
});

describe('a mailbox of another office', () => {
  it('is answered like an unknown one: no code is told to whoever asks', async () => {
    const replies = await Promise.all(
      ['disnaker-12-05', 'nobody-at-all'].map((mailbox) => sendForm(system.at('/office/code'), { mailbox })),
    );
    const [known, unknown] = replies.map(({ status, text }, at) => [
      status,
      text.replaceAll(['disnaker-12-05', 'nobody-at-all'][at] ?? '', 'MAILBOX'),
    ]);
    expect(known).toEqual(unknown);
  });

  it('does not open with a code of one’s own', async () => {
    const tries = ['disnaker-32-09', 'nobody-at-all'].map((mailbox) =>
      sendJson(system.at('/office/session'), { mailbox, code: '12345678', initials: 'SA' }),
    );
    const [known, unknown] = (await Promise.all(tries)).map(({ status, text }) => [status, text]);
    expect(known).toEqual(unknown);
    expect(known?.[0]).toBeGreaterThanOrEqual(400);
  });
});

describe('a link of another office', () => {
  it('opens the page that offers a code, and no person', async () => {
    await system.fire('gather', '2026-11-25T03:00:00.000Z');
    const mails = (await system.mails()).filter(({ tags }) => tags['letter']?.includes('_W-'));
    expect(mails.length).toBeGreaterThanOrEqual(4);
    for (const { text } of mails) {
      const [link = ''] = /https?:\S+\/office\/\S+/.exec(text) ?? [];
      const reply = await sessionOf('disnaker@32.12').get(new URL(link).pathname);
      expect(reply.status).toBe(200);
      for (const person of people)
        for (const secret of secretsOf(person)) expect(reply.text).not.toContain(secret);
    }
  });
});

type Told = { readonly tables: readonly { readonly rows: readonly { id: string; now: number }[] }[] };

describe('a week’s statement', () => {
  it('shows each office its own part, and a week without one to nobody', async () => {
    await system.fire('summarize', mondayAfter(week).toISOString());
    const { parts } = await frozenWeek(system.host(), week);
    // Sessions end after eight hours.
    for (const office of ['disnaker@32.12', 'kemensos']) {
      const session = await signIn(system, mailboxOf(office));
      const { text } = await session.get(`/office/statements/${week}`);
      const rows = (JSON.parse(text) as Told).tables.flatMap((table) => table.rows);
      expect(rows.find(({ id }) => id === 'choices')?.now).toBe(parts[office]?.flows['choices']);
      expect((await session.get(`/office/statements/${week}/national`)).status).toBe(404);
      const file = await session.get(`/office/statements/${week}.xlsx`);
      expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK']);
      for (const unknown of ['2026-W40', 'NATIONAL', 'TOLD', mailboxOf('kemlu')])
        expect((await session.get(`/office/statements/${unknown}`)).status).toBe(404);
    }
    expect(parts['disnaker@32.12']?.flows['choices']).not.toBe(parts['kemensos']?.flows['choices']);
  });
});
