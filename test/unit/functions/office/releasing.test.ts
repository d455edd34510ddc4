import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { floodLimit, startFlooded } from '../../../support/flood.ts';
import { letterOf, weekly } from '../../../support/items.ts';
import { tagsOf, wordsOf } from '../../../support/markup.ts';
import { closeWeek, statementOf } from '../../../support/mondays.ts';
import {
  type GivenResult,
  give,
  type ListedNeed,
  needsOf,
  type SignedIn,
  signInAs,
} from '../../../support/office-browser.ts';
import type { TestSystem } from '../../../support/system.ts';

/** 19 persons and a repeat beyond the limit, two needs each. */
const persons = floodLimit + 19;
const heldNeeds = 40;

let system: TestSystem;
let desk: SignedIn;
let held: ListedNeed[];

beforeEach(async () => {
  system = await startFlooded(persons);
  system.clock.now = new Date('2026-11-27T02:00:00.000Z');
  desk = await signInAs(system, 'desk');
  held = await needsOf(desk);
});

const shown = ({ id, answerNumber }: ListedNeed): string => `${id}.${answerNumber}`;
const release = (csrf = desk.csrf) => ({ ids: held.map(shown), action: 'release', csrf });
const counted = (results: readonly GivenResult[]) =>
  Object.fromEntries(
    [...Map.groupBy(results, ({ result }) => result)].map(([result, of]) => [result, of.length]),
  );

/** What a browser sends with the buttons for all that is shown. */
const fieldsOfAll = (body: string): Record<string, string> =>
  Object.fromEntries(
    tagsOf(body.slice(body.indexOf('<form id="held-all"')).split('</form>')[0] ?? '')
      .filter(({ attributes }) => attributes['type'] === 'hidden')
      .map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']),
  );

async function releaseAll(): Promise<GivenResult[]> {
  const { body } = await desk.browser.postJson('/office/answers', release());
  return (JSON.parse(body) as { results: GivenResult[] }).results;
}

const present = async (): Promise<Referral[]> => (await weekly(system.store)).referrals;
const ownersOf = (referrals: readonly Referral[], submissions: ReadonlySet<string>) =>
  new Set(
    referrals
      .filter(({ submission }) => submissions.has(submission))
      .map(({ kind, program, office, state }) => `${kind} ${program} ${office} ${state}`),
  );

describe('the desk that releases what it holds', () => {
  it('sends forty needs at once to the offices that they would have had, with a new term', async () => {
    expect(held).toHaveLength(heldNeeds);
    const before = await present();
    const heldBefore = new Set(before.filter(({ state }) => state === 'held').map((one) => one.submission));
    expect(counted(await releaseAll())).toEqual({ changed: heldNeeds });
    await system.pump();
    const after = await present();
    expect(ownersOf(after, heldBefore)).toEqual(
      new Set([
        'referral padat-karya disnaker@32.12 pending',
        'referral pemberdayaan-sosial kemensos pending',
        'check padat-karya disnaker@32.12 pending',
        'check pemberdayaan-sosial disnaker@32.12 pending',
      ]),
    );
    const released = after.filter(({ submission }) => heldBefore.has(submission));
    expect(new Set(released.map(({ ownerNumber, hops, due }) => `${ownerNumber} ${hops} ${due}`))).toEqual(
      new Set(['2 0 2026-12-02']),
    );
    const others = (all: Referral[]) => all.filter(({ submission }) => !heldBefore.has(submission));
    expect(others(after)).toEqual(others(before));
    expect(await needsOf(desk)).toEqual([]);
  });

  it('changes nothing by doing it twice', async () => {
    await releaseAll();
    await system.pump();
    const once = await present();
    expect(counted(await releaseAll())).toEqual({ unchanged: heldNeeds });
    await system.pump();
    expect(await present()).toEqual(once);
  });

  it('has its offices told with their next letter', async () => {
    const tick = (at: string) => gather({ scheduledAt: `2026-11-27T${at}:00.000Z` }, system.deps);
    await tick('01:00');
    await releaseAll();
    await tick('04:00');
    const told = await letterOf(system.store, 'disnaker-32-12_W-000002');
    expect(told.counts.new).toBe(heldNeeds / 2 + 1);
  });

  it('leaves books that balance: passed on by the desk, received by the owners', async () => {
    await releaseAll();
    await system.pump();
    await closeWeek(system, '2026-W48');
    const { national, offices, proof } = await statementOf(system, '2026-W48');
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
    expect(offices['desk']?.flows).toMatchObject({ held: heldNeeds, passedOn: heldNeeds });
    expect(offices['desk']?.closing).toEqual({});
    expect(offices['kemensos']?.flows).toMatchObject({ received: heldNeeds / 2 - 1 });
    expect(offices['disnaker@32.12']?.flows).toMatchObject({ received: heldNeeds / 2 + 1 });
    expect(national.flows).toMatchObject({ received: heldNeeds, passedOn: heldNeeds });
  });

  it('finds on its page a tick for each, and a button for all, with which a browser sends the same', async () => {
    const { body } = await desk.browser.page('/office/list');
    expect(wordsOf(body)).toContain(`${heldNeeds} kebutuhan ditahan`);
    const inputs = tagsOf(body).filter(({ name }) => name === 'input');
    const ticks = inputs.filter(({ attributes }) => attributes['type'] === 'checkbox');
    expect(new Set(ticks.map(({ attributes }) => attributes['value'])).size).toBe(heldNeeds);
    expect(new Set(ticks.map(({ attributes }) => attributes['form']))).toEqual(new Set(['held']));
    const fields = inputs.filter(({ attributes }) => /^ids\./.test(attributes['name'] ?? '')).slice(-2);
    const posted = Object.fromEntries(
      fields.map(({ attributes }) => [attributes['name'], attributes['value']]),
    );
    const answer = await desk.browser.postForm('/office/answers', {
      ...{ csrf: desk.csrf, action: 'release' },
      ...posted,
    });
    expect(answer.statusCode).toBe(200);
    expect(wordsOf(answer.body)).toContain('Tercatat.');
    expect(await needsOf(desk)).toHaveLength(heldNeeds - Object.keys(posted).length);
  });

  it('posts no more than a body holds, also where more is held than that', async () => {
    const many = await startFlooded(50);
    const signedIn = await signInAs(many, 'desk');
    const { body } = await signedIn.browser.page('/office/list');
    const posted = { ...fieldsOfAll(body), action: 'release', 'close.outcome': 'not-genuine' };
    expect((await signedIn.browser.postForm('/office/answers', posted)).statusCode).toBe(200);
    expect(await needsOf(signedIn)).toHaveLength((50 - floodLimit + 1) * 2 - 80);
  });

  it('can release a single need on its person’s page', async () => {
    const page = await desk.browser.page(`/office/referrals/${held[0]?.id}`);
    expect(wordsOf(page.body)).toContain('Lepaskan');
    expect(await give(desk, held[0] as ListedNeed, { action: 'release' })).toMatchObject({
      result: 'changed',
    });
  });
});

describe('a release', () => {
  it('is nothing that an office can say, and nothing that a need can hear that is not held', async () => {
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const [own] = await needsOf(indramayu);
    expect(await give(indramayu, own as ListedNeed, { action: 'release' })).toMatchObject({
      result: 'refused',
      state: 'pending',
    });
    expect(await give(indramayu, held[0] as ListedNeed, { action: 'release' })).toMatchObject({
      result: 'not-found',
    });
    const ownPage = await indramayu.browser.page('/office/list');
    expect(ownPage.body).not.toContain('release');
  });

  it('waits while nobody has proven the mailbox of the office that it would go to', async () => {
    const silent = await startFlooded(floodLimit + 1, { kemensos: { verified: false } });
    const signedIn = await signInAs(silent, 'desk');
    const social = (await needsOf(signedIn)).find(({ program }) => program === 'pemberdayaan-sosial');
    expect(await give(signedIn, social as ListedNeed, { action: 'release' })).toMatchObject({
      result: 'invalid',
    });
  });
});

it('says how many are held in all, also where a page shows only some of them', async () => {
  const flood = await startFlooded(floodLimit + 44);
  flood.clock.now = new Date('2026-11-27T02:00:00.000Z');
  const { browser } = await signInAs(flood, 'desk');
  const words = wordsOf((await browser.page('/office/list')).body);
  expect(words).toContain('90 kebutuhan ditahan');
  expect(words).toContain('Lepaskan semua 80 yang tampak');
});
