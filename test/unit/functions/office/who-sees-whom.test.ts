import { beforeAll, describe, expect, it } from 'vitest';
import type { EnrollmentBody } from '../../../../local/week/people.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { HttpResponse } from '../../../../shared/http/response.ts';
import { referralId } from '../../../../shared/identity/referral-ids.ts';
import { desk } from '../../../../shared/referral/create.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { isOpen, officeActions, states } from '../../../../shared/referral/states.ts';
import { createReferral, keyOf } from '../../../../shared/storage/referrals.ts';
import { listShare, standingShares } from '../../../../shared/storage/shares.ts';
import { readSubmission } from '../../../../shared/storage/submissions.ts';
import { explore, firstNeeds } from '../../../support/every-need.ts';
import { finderOf, markedPerson } from '../../../support/marked-people.ts';
import { type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { resourcesOf, synthesize } from '../../../support/synthesis.ts';
import { startSystem, type TestSystem, testTokens } from '../../../support/system.ts';

/** Led by a manpower office, by a ministry, restricted, and made from the screening. */
const programs = ['padat-karya', 'pemberdayaan-sosial', 'tki-bermasalah', 'perlindungan'];
/** Offices that have nothing to do with any of it, beside those that have. */
const strangers = ['disnaker@73.15', 'ojk'];

type Cell = { readonly number: number; readonly referral: Referral };

const people = new Map<number, EnrollmentBody>();
const cells: Cell[] = [];
const sessions = new Map<string, SignedIn>();
let system: TestSystem;

/** One need for every way in which a need can stand: where, with whom, and after which answer. */
function everyStanding(programId: string): Referral[] {
  const { needs, steps } = explore(firstNeeds(catalog.program(programId)));
  const all = [...needs.values(), ...steps.map(({ to }) => to)];
  const standing = ({ state, office, guests = [], answers }: Referral) =>
    [state, office, guests.toSorted(), answers.at(-1)?.action].join('|');
  return [...new Map(all.map((referral) => [standing(referral), referral])).values()];
}

async function store(referral: Referral): Promise<void> {
  const number = people.size + 1;
  const body = markedPerson(number, referral.program);
  people.set(number, body);
  const known = new Set(submissions().map(({ submission }) => submission));
  expect((await system.enroll(body)).statusCode).toBe(201);
  const own = submissions().find(({ submission }) => !known.has(submission));
  if (!own) throw new Error('nothing was stored');
  const { submission, person, receivedAt, week, year, group } = own;
  const mine = { ...referral, submission, person, receivedAt, week, year, group };
  await createReferral(system.store, mine, own);
  for (const share of standingShares(mine)) await listShare(system.store, mine, share, system.clock.now);
  cells.push({ number, referral: mine });
}

const submissions = () =>
  system.store
    .everything()
    .filter(({ kind }) => kind === 'submission')
    .map(readSubmission);

beforeAll(async () => {
  system = await startSystem();
  for (const program of programs) for (const referral of everyStanding(program)) await store(referral);
  find = finderOf(people);
  const concerned = cells.flatMap(({ referral: { office, answers, guests = [] } }) => [
    ...[office, ...guests, ...answers.flatMap((answer) => [answer.office, answer.owner])],
  ]);
  for (const office of new Set([...concerned, ...strangers, desk]))
    sessions.set(office, await signInAs(system, catalog.office(office).mailbox));
}, 120_000);

/**
 * The rule, said once more and by itself: the owner, and whom the owner lets in, while it is open. The desk asks first,
 * and while a withdrawal is asked only the owner sees.
 */
const maySee = (office: string, { referral }: Cell): boolean => {
  const { state, office: owner, withdrawal, guests = [] } = referral;
  const isOwner = owner === office && office !== desk;
  return isOpen(state) && (isOwner || (withdrawal === undefined && guests.includes(office)));
};

const seenBy = (office: string): Set<number> =>
  new Set(cells.filter((cell) => maySee(office, cell)).map(({ number }) => number));

/** The page of the need by its present ownership; by the one before and the one to come it must be dead. */
function idsOf({ referral }: Cell) {
  const path = (ownerNumber: number) =>
    `/office/referrals/${referralId(testTokens, { key: keyOf(referral), ownerNumber })}`;
  const { ownerNumber } = referral;
  return { before: path(ownerNumber - 1), now: path(ownerNumber), after: path(ownerNumber + 1) };
}

const isConcerned = (office: string, { referral }: Cell): boolean =>
  [referral.office, ...referral.answers.map((answer) => answer.office)].includes(office);

let find: (text: string) => Set<number>;
const personsOn = (...responses: readonly HttpResponse[]): number[] =>
  responses.flatMap(({ body }) => [...find(body)]);

async function each(work: (office: string, session: SignedIn) => Promise<void>): Promise<void> {
  for (const [office, session] of sessions) await work(office, session);
}

const routes = Object.values(resourcesOf(synthesize('dev').service, 'AWS::ApiGatewayV2::Route'))
  .map(({ Properties }) => String(Properties['RouteKey']))
  .filter((route) => route.includes('/office'));

/** Pages that name no need: as they are, filtered, printed. */
const paths = routes
  .filter((route) => route.startsWith('GET') && !route.includes('{id}'))
  .map((route) => route.replace('GET ', '').replace('{token}', 'A'.repeat(60)))
  .map((path) => path.replace('{week}', '2026-W47').replace('{national}', 'national'))
  .flatMap((path) =>
    path === '/office/list'
      ? ['', '?print=1', ...states.map((state) => `?state=${state}`)].map((query) => path + query)
      : [path],
  );

describe('every need in every standing, before every office, on every route', () => {
  it('is a large matrix, with something to see and something to hide for all who own or support', () => {
    expect(cells.length).toBeGreaterThan(100);
    expect(sessions.size).toBeGreaterThan(7);
    expect(new Set(cells.map(({ referral }) => referral.state))).toEqual(new Set(states));
    for (const office of ['disnaker@32.12', 'kemensos', 'kemlu', 'kemendesa'])
      expect(seenBy(office).size).toBeGreaterThan(0);
  });

  it('shows its person by its id to those who may see it now, and to nobody else', async () => {
    await each(async (office, { browser }) => {
      for (const cell of cells) {
        const { before, now, after } = idsOf(cell);
        const mine = [await browser.page(now), await browser.json(now)];
        const dead = isConcerned(office, cell) ? [await browser.json(before), await browser.json(after)] : [];
        expect(personsOn(...dead)).toEqual([]);
        const shown = new Set(personsOn(...mine));
        const expected = maySee(office, cell) ? [cell.number] : [];
        expect({ office, ...standing(cell), shown: [...shown] }).toEqual({
          ...{ office, ...standing(cell), shown: expected },
        });
      }
    });
  }, 120_000);

  it('shows on pages without an id only persons whom the office may see, and no restricted one', async () => {
    await each(async (office, { browser }) => {
      const allowed = seenBy(office);
      const open = cells.filter((cell) => allowed.has(cell.number) && !cell.referral.restricted);
      const listed = new Set(open.map(({ number }) => number));
      const shown = new Set<number>();
      for (const path of paths)
        for (const one of personsOn(await browser.page(path), await browser.json(path))) shown.add(one);
      expect({ office, tooMany: [...shown].filter((one) => !listed.has(one)) }).toEqual({
        office,
        tooMany: [],
      });
      expect({ office, someShown: shown.size > 0 }).toEqual({ office, someShown: listed.size > 0 });
    });
  }, 120_000);

  it('answers whoever does not own it without a person, whatever is asked', async () => {
    const before = JSON.stringify(owners());
    let turn = 0;
    await each(async (office, { browser, csrf }) => {
      // What was ticked is not found, so that the office's own list comes back.
      const own = seenBy(office);
      for (const cell of cells.filter(({ referral }) => referral.office !== office)) {
        const ids = idsOf(cell).now.replace('/office/referrals/', '');
        const action = officeActions[(cell.number + turn) % officeActions.length];
        turn += 1;
        const fields = { ids, answerNumber: cell.referral.answerNumber ?? 0, csrf, action };
        const more = { date: '2026-12-01', place: 'BLK', reason: 'quota', next: desk, with: office };
        expect(personsOn(await browser.postJson('/office/answers', { ...fields, ...more }))).toEqual([]);
        if (turn % 10 > 0) continue;
        const form = { ids, answerNumber: 0, csrf, action: 'accept' };
        const list = await browser.postForm('/office/answers', form);
        expect(personsOn(list).filter((number) => !own.has(number))).toEqual([]);
      }
    });
    expect(JSON.stringify(owners())).toBe(before);
  }, 240_000);
});

const standing = ({ number, referral: { program, state, office: owner, guests = [], answers } }: Cell) => ({
  ...{ number, program, state, owner, guests, after: answers.at(-1)?.action },
});

const owners = () => system.store.everything().filter(({ kind }) => kind === 'referral');
