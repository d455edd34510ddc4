import { beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import { reconcile } from '../../../../functions/reconcile/reconcile.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import { type Item, indexes } from '../../../../shared/storage/table.ts';
import { all, weekly } from '../../../support/items.ts';
import { opened } from '../../../support/opened.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { streamEvent } from '../../../support/stream-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const otherId = 'a1b2c3d4-0000-4000-8000-000000000001';
const referrals = async () => (await weekly(system.store)).referrals;

/** The stored submissions as the stream tells of them. */
async function images(): Promise<Item[]> {
  const { submissions } = await weekly(system.store);
  const items = await Promise.all(
    submissions.map(({ submission }) => system.store.get(submissionKey(submission))),
  );
  return items.flatMap((item) => item ?? []);
}

describe('a first application', () => {
  it('becomes one referral a choice, each with one owner that the answers name', async () => {
    await system.enroll(
      plainBody({
        choices: [{ program: 'kur-tki', kurSubtype: 'usaha' }, { program: 'pemberdayaan-sosial' }],
      }),
    );
    await system.pump();
    const found = await referrals();
    expect(found).toMatchObject([
      { kind: 'referral', program: 'kur-tki', office: 'disnaker@32.12', state: 'pending', due: '2026-11-30' },
      { kind: 'referral', program: 'pemberdayaan-sosial', office: 'kemensos', ownerNumber: 1, hops: 0 },
    ]);
    expect(found.every(({ since }) => since === '2026-11-25T02:00:00.000Z')).toBe(true);
  });

  it('stands in the list of its owner and of its week', async () => {
    await system.enroll(plainBody());
    await system.pump();
    const [referral] = await referrals();
    const item = await system.store.get({ pk: `P#${referral?.person}`, sk: 'R#padat-karya#2026' });
    expect(item?.[indexes.byOffice.partition]).toMatch(/^disnaker@32\.12#[0-7]$/);
    expect(item?.[indexes.byWeek.partition]).toMatch(/^W#2026-W48#[0-7]$/);
    expect(JSON.stringify(item)).not.toContain('sealed');
  });

  it('with a closed placement and consent also becomes a protection note', async () => {
    await system.enroll(
      plainBody({
        targetGroup: 'calon',
        plan: 'abroad-household',
        country: 'SA',
        consent: { given: true, version: plainBody().consent.version, protection: true },
      }),
    );
    await system.pump();
    expect(await referrals()).toMatchObject([
      { program: 'padat-karya' },
      { program: 'perlindungan', office: 'bnp2tki', restricted: true, due: '2026-11-26' },
    ]);
  });
});

describe('the same person again', () => {
  beforeEach(async () => {
    await system.enroll(plainBody());
    await system.pump();
  });

  it('becomes a check at the manpower office of the district that it names', async () => {
    const first = await referrals();
    system.clock.now = new Date('2026-11-25T03:00:00Z');
    await system.enroll(plainBody({ submissionId: otherId, district: '35.05', nik: plainBody().nik }));
    await system.pump();
    const check = (await referrals()).find(({ kind }) => kind === 'check');
    expect(check).toMatchObject({ kind: 'check', office: 'disnaker@35.05', state: 'pending' });
    expect((await referrals()).filter(({ kind }) => kind === 'referral')).toEqual(first);
    expect(system.deps.report.counts['Checks']).toBe(1);
  });

  it('with another program becomes a referral of its own', async () => {
    await system.enroll(plainBody({ submissionId: otherId, choices: [{ program: 'ttg' }] }));
    await system.pump();
    expect((await referrals()).map(({ kind }) => kind)).toEqual(['referral', 'referral']);
  });

  it('changes nothing in how many needs there are when everything is told again, in any order', async () => {
    await system.enroll(
      plainBody({ submissionId: otherId, choices: [{ program: 'padat-karya' }, { program: 'ttg' }] }),
    );
    await system.pump();
    const before = await referrals();
    const told = await images();
    for (const again of [told, told.toReversed(), told])
      expect(await dispatch(streamEvent(again), system.deps)).toEqual({ batchItemFailures: [] });
    expect(await referrals()).toEqual(before);
  });
});

it('sends the check of a restricted case to the lead that its own answers name, and tells it at once', async () => {
  await system.enroll(troubledBody());
  await system.enroll(
    troubledBody({ submissionId: otherId, choices: [{ program: 'tki-bermasalah', caseLocation: 'home' }] }),
  );
  await system.pump();
  const found = await referrals();
  expect(found.map(({ kind, office }) => [kind, office]).sort()).toEqual([
    ['check', 'bnp2tki'],
    ['referral', 'kemlu'],
  ]);
  expect(system.deps.queue.sent.map(({ message }) => message.letter.split('_')[0]).sort()).toEqual([
    'bnp2tki',
    'kemlu',
  ]);
});

describe('a batch', () => {
  it('keeps the order in which one person applied', async () => {
    await system.enroll(plainBody());
    await system.enroll(plainBody({ submissionId: otherId, district: '35.05', nik: plainBody().nik }));
    const told = await images();
    const [first, second] = told.toSorted((a) => (a['district'] === '32.12' ? -1 : 1));
    if (!first || !second) throw new Error('two submissions expected');
    await dispatch(streamEvent([first, second]), system.deps);
    expect((await referrals()).map(({ kind, district }) => [kind, district]).sort()).toEqual([
      ['check', '35.05'],
      ['referral', '32.12'],
    ]);
  });

  it('loses nothing but the record that cannot be read, and what follows it of the same person', async () => {
    await system.enroll(plainBody());
    await system.enroll(troubledBody());
    const [one, two] = await images();
    if (!one || !two) throw new Error('two submissions expected');
    const broken = { ...one, choices: [] };
    const answer = await dispatch(streamEvent([broken, one, two]), system.deps);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '1000' }, { itemIdentifier: '1001' }]);
    expect((await referrals()).map(({ submission }) => submission)).toEqual([two['submission']]);
    expect(system.deps.report.failures).toEqual(['record-failed']);
  });

  it('puts aside a record of a kind that nobody knows', async () => {
    const answer = await dispatch(streamEvent([{ pk: 'X', sk: 'Y', kind: 'other' }]), system.deps);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '1000' }]);
  });
});

describe('more than the limit of an hour', () => {
  const bodies = Array.from({ length: 4 }, (_, n) =>
    plainBody({ submissionId: `a1b2c3d4-0000-4000-8000-00000000000${n}`, nik: `320112010190100${n + 1}` }),
  );
  const limited = () => ({ ...system.deps, holdAfter: { source: 3, phone: 1000 } });
  const tell = async () => dispatch(streamEvent(await images()), limited());
  const states = async () => (await referrals()).map(({ state, office }) => `${state} ${office}`).sort();

  it('from one source goes to the desk first', async () => {
    for (const body of bodies) await system.enroll(body);
    await tell();
    await tell();
    expect(await states()).toEqual([
      'held desk',
      'pending disnaker@32.12',
      'pending disnaker@32.12',
      'pending disnaker@32.12',
    ]);
    expect(system.deps.report.counts['Held']).toBe(1);
  });

  it('is counted anew in the next hour', async () => {
    for (const body of bodies.slice(0, 3)) await system.enroll(body);
    system.clock.now = new Date('2026-11-25T03:00:00Z');
    for (const body of bodies.slice(3)) await system.enroll(body);
    await tell();
    expect((await states()).filter((state) => state.startsWith('held'))).toEqual([]);
  });

  it('never holds a person in trouble', async () => {
    for (const body of bodies) await system.enroll(body);
    await tell();
    await system.enroll(troubledBody());
    await tell();
    const found = (await referrals()).find(({ restricted }) => restricted);
    expect(found).toMatchObject({ state: 'pending', office: 'kemlu' });
  });

  it('from one phone goes to the desk, wherever it was sent from', async () => {
    for (const [at, body] of bodies.entries()) await system.enroll(body, { sourceIp: `198.51.100.${at}` });
    await dispatch(streamEvent(await images()), { ...system.deps, holdAfter: { source: 3, phone: 2 } });
    expect((await states()).filter((state) => state === 'held desk')).toHaveLength(2);
  });
});

describe('many people in trouble from one source in an hour', () => {
  const troubled = (n: number) =>
    troubledBody({
      submissionId: `b1b2c3d4-0000-4000-8000-00000000000${n}`,
      nik: `321205620395000${n + 1}`,
    });
  const tell = async () => dispatch(streamEvent(await images()), { ...system.deps, crowdAfter: 2 });
  const letters = async () =>
    (await all(system.store.query({ partition: 'L#kemlu', prefix: 'R-' }))).map(opened);
  const queued = () => system.deps.queue.sent.map(({ delaySeconds }) => delaySeconds);

  it('are told each by a letter at first, then all of a quarter of an hour by one, which waits for them', async () => {
    for (const n of [0, 1, 2, 3, 4]) await system.enroll(troubled(n));
    await tell();
    expect((await referrals()).map(({ state, office }) => `${state} ${office}`)).toEqual(
      Array(5).fill('pending kemlu'),
    );
    expect((await letters()).map(({ sk }) => String(sk).startsWith('R-new-')).sort()).toEqual([
      false,
      false,
      true,
    ]);
    expect(queued().sort()).toEqual([0, 0, 900, 900, 900]);
  });

  it('get a letter that says there may be more than it counts', async () => {
    for (const n of [0, 1, 2]) await system.enroll(troubled(n));
    await tell();
    const shared = (await letters()).find(({ sk }) => String(sk).startsWith('R-new-'));
    expect(shared?.['text']).toMatch(/1\+.+Banyak permohonan datang dalam waktu singkat/s);
  });

  it('are told by no further letter when they are told again, in another order, or looked at by the daily look', async () => {
    for (const n of [0, 1, 2, 3]) await system.enroll(troubled(n));
    await tell();
    const names = (await letters()).map(({ sk }) => sk);
    await dispatch(streamEvent((await images()).toReversed()), { ...system.deps, crowdAfter: 2 });
    await reconcile({ scheduledAt: '2026-11-25T22:00:00Z' }, { ...system.deps, crowdAfter: 2 });
    expect((await letters()).map(({ sk }) => sk)).toEqual(names);
  });

  it('come in the next quarter of an hour, and make a letter of their own', async () => {
    for (const n of [0, 1, 2]) await system.enroll(troubled(n));
    await tell();
    system.clock.now = new Date(system.clock.now.getTime() + 900_000);
    await system.enroll(troubled(3));
    await tell();
    expect((await letters()).filter(({ sk }) => String(sk).startsWith('R-new-'))).toHaveLength(2);
  });
});

describe('an application that another system has handed over', () => {
  const imported = async () => streamEvent((await images()).map((image) => ({ ...image, imported: 'a1' })));

  it('has no referral made of it, and nobody is told: that was done where it comes from', async () => {
    await system.enroll(troubledBody());
    expect(await dispatch(await imported(), system.deps)).toEqual({ batchItemFailures: [] });
    expect(await referrals()).toEqual([]);
    expect(system.deps.queue.sent).toEqual([]);
  });

  it('is worked on as any other when the person asks for something', async () => {
    await system.enroll(plainBody());
    const { Records } = await imported();
    const changed = Records.map((record) => ({ ...record, eventName: 'MODIFY' as const }));
    await dispatch({ Records: changed }, system.deps);
    expect(await referrals()).not.toEqual([]);
  });
});
