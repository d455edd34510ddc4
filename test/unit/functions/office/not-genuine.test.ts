import { beforeEach, describe, expect, it } from 'vitest';
import { pages } from '../../../../functions/pages/pages.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { floodBody, floodLimit, startFlooded } from '../../../support/flood.ts';
import { weekly } from '../../../support/items.ts';
import { tagsOf, wordsOf } from '../../../support/markup.ts';
import { closeWeek, statementOf } from '../../../support/mondays.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { answerTo, postJson, someMoment } from '../../../support/requests.ts';
import type { TestSystem } from '../../../support/system.ts';

/** Three persons and a repeat beyond the limit, two needs each. */
const heldNeeds = 8;
const notGenuine = { action: 'close', outcome: 'not-genuine' };

let system: TestSystem;
let desk: SignedIn;
let held: ListedNeed[];

beforeEach(async () => {
  system = await startFlooded(floodLimit + 3);
  system.clock.now = new Date('2026-11-27T02:00:00.000Z');
  desk = await signInAs(system, 'desk');
  held = await needsOf(desk);
});

const present = async (): Promise<Referral[]> => (await weekly(system.store)).referrals;
const numbered = ({ id, answerNumber }: ListedNeed) => `${id}.${answerNumber}`;

/** In the hour of the flood, which is counted for a day. */
async function applied(body: unknown): Promise<string> {
  const { now } = system.clock;
  system.clock.now = someMoment;
  const answer = await system.enroll(body);
  await system.pump();
  system.clock.now = now;
  return (JSON.parse(answer.body) as { receipt: string }).receipt;
}

async function saysNoHelpCame(receipt: string, choice: number): Promise<void> {
  const wish = { receipt, choice, confirmed: true, action: 'confirm', answer: 'no' };
  const asked = postJson('/status', wish, { at: system.clock.now });
  expect((await answerTo(asked, (request) => pages(request, system.deps))).statusCode).toBe(200);
  await system.pump();
}

describe('a held need that is not real', () => {
  it('is closed by the desk, one by one', async () => {
    const [first] = held as [ListedNeed];
    expect(await give(desk, first, notGenuine)).toMatchObject({ result: 'changed', state: 'closed' });
    expect(await give(desk, first, notGenuine)).toMatchObject({ result: 'unchanged' });
    expect(await needsOf(desk)).toHaveLength(heldNeeds - 1);
  });

  it('is closed with all that is shown, with two buttons of the list, and nobody was opened', async () => {
    const { body } = await desk.browser.page('/office/list');
    const form = body.slice(body.indexOf('<form id="held-all"')).split('</form>')[0] ?? '';
    const ids = tagsOf(form).filter(({ attributes }) => attributes['name']?.startsWith('ids.'));
    const posted = {
      ...Object.fromEntries(ids.map(({ attributes }) => [attributes['name'], attributes['value']])),
      ...{ csrf: desk.csrf, action: 'close', 'close.outcome': 'not-genuine' },
    };
    const answer = await desk.browser.postForm('/office/answers', posted);
    expect(wordsOf(answer.body)).toContain('Tercatat.');
    expect(await needsOf(desk)).toEqual([]);
    expect(system.store.everything().filter(({ kind }) => kind === 'view')).toEqual([]);
  });

  it('has no other outcome, not even where its program pays an incentive', async () => {
    await applied({
      ...floodBody(90),
      choices: [{ program: 'kewirausahaan', trainingType: 'belum-tahu' }],
    });
    const needs = await needsOf(desk);
    const business = needs.find(({ program }) => program === 'kewirausahaan') as ListedNeed;
    expect(await give(desk, business, { action: 'close', outcome: 'trained' })).toMatchObject({
      result: 'invalid',
      errors: [{ path: 'outcome', code: 'outcome-not-here' }],
    });
    expect(await give(desk, business, { ...notGenuine, incentive: 'granted' })).toMatchObject({
      errors: [{ path: 'incentive', code: 'not-allowed-here' }],
    });
    expect(await give(desk, business, notGenuine)).toMatchObject({ result: 'changed' });
  });

  it('is nothing that an office can say of what was accepted, nor finds on its page', async () => {
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const [need] = (await needsOf(indramayu)) as [ListedNeed];
    await give(indramayu, need, { action: 'accept' });
    const accepted = { ...need, answerNumber: 1 };
    expect(await give(indramayu, accepted, notGenuine)).toMatchObject({ result: 'invalid' });
    for (const path of ['/office/list', `/office/referrals/${need.id}`])
      expect((await indramayu.browser.page(path)).body).not.toContain('not-genuine');
  });

  it('is opened again at the office that it was meant for, when the applicant says that no help came', async () => {
    const receipt = await applied(floodBody(91));
    const before = new Set(held.map(({ id }) => id));
    const own = (await needsOf(desk)).filter(({ id }) => !before.has(id));
    for (const need of own) await give(desk, need, notGenuine);
    await system.pump();
    for (const choice of [1, 2]) await saysNoHelpCame(receipt, choice);
    const reopened = (await present()).filter(({ answers }) => answers.at(-1)?.action === 'dispute');
    expect(reopened.map(({ program, office, state }) => `${program} ${office} ${state}`).sort()).toEqual([
      'padat-karya disnaker@32.12 pending',
      'pemberdayaan-sosial kemensos pending',
    ]);
  });

  it('is held again where the desk takes its word back: nobody has accepted it, and it can still be let go', async () => {
    const [first] = held as [ListedNeed];
    await give(desk, first, notGenuine);
    const reopened = { ...first, answerNumber: 1 };
    expect(await give(desk, reopened, { action: 'reopen' })).toMatchObject({ state: 'held' });
    expect(await give(desk, { ...first, answerNumber: 2 }, { action: 'release' })).toMatchObject({
      result: 'changed',
    });
    const released = (await present()).find(({ answers }) => answers.length === 3);
    expect(released).toMatchObject({ state: 'pending', hops: 0 });
    expect(released?.office).not.toBe('desk');
    await system.pump();
    await closeWeek(system, '2026-W48');
    const { offices, proof } = await statementOf(system, '2026-W48');
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
    expect(offices['desk']?.flows).toMatchObject({ closed: 1, reopened: 1, passedOn: 1 });
    expect(offices['desk']?.closing).toMatchObject({ open: heldNeeds - 1, 'state:held': heldNeeds - 1 });
  });

  it('is counted as held and as closed, and the books balance', async () => {
    const ids = held.map(numbered);
    await desk.browser.postJson('/office/answers', { ids, csrf: desk.csrf, ...notGenuine });
    await system.pump();
    await closeWeek(system, '2026-W48');
    const { national, offices, proof } = await statementOf(system, '2026-W48');
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
    const counted = { held: heldNeeds, closed: heldNeeds, 'outcome:not-genuine': heldNeeds };
    expect(offices['desk']?.flows).toMatchObject(counted);
    expect(offices['desk']?.closing).toEqual({});
    expect(national.flows).toMatchObject(counted);
    expect(national.flows['passedOn']).toBeUndefined();
  });
});
