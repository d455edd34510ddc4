import { beforeEach, expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { outcomesFor } from '../../../../shared/referral/outcomes.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { planningBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let agency: SignedIn;
let note: ListedNeed;
let trouble: ListedNeed;

const own = catalog.programs.find(({ madeFrom }) => madeFrom);

/** One officer has a note made from an answer, and a case of somebody in trouble; both are accepted. */
beforeEach(async () => {
  system = await startSystem();
  await system.enroll(planningBody());
  const choices = [{ program: 'tki-bermasalah', caseLocation: 'home' }] as const;
  await system.enroll(troubledBody({ choices: [...choices] }));
  await system.pump();
  agency = await signInAs(system, 'bnp2tki');
  for (const need of await needsOf(agency)) await give(agency, need, { action: 'accept' });
  const needs = await needsOf(agency);
  note = needs.find(({ program }) => program === own?.id) as ListedNeed;
  trouble = needs.find(({ program }) => program === 'tki-bermasalah') as ListedNeed;
});

const shown = ({ id, answerNumber }: ListedNeed): string => `${id}.${answerNumber}`;
const refused = { result: 'invalid', errors: [{ path: 'outcome', code: 'outcome-not-here' }] };

async function offered(need: ListedNeed): Promise<string[]> {
  const { body } = await agency.browser.page(`/office/referrals/${need.id}`);
  const [list = ''] = /<select name="outcome".*?<\/select>/s.exec(body) ?? [];
  return [...list.matchAll(/<option value="([^"]+)"/g)].map(([, code = '']) => code);
}

test('a program with outcomes of its own offers these and no others', async () => {
  expect(await offered(note)).toEqual([
    ...['plan-changed', 'formal-placement', 'case-resolved', 'informed', 'partly-helped'],
    ...['not-reachable', 'not-interested', 'not-eligible', 'withdrawn'],
  ]);
  const all = Object.values(catalog.outcomes).flat();
  expect(await offered(trouble)).toEqual(all.filter((code) => code !== 'not-genuine'));
  expect(await offered(trouble)).not.toContain('informed');
});

test('an outcome of other programs closes nothing, and says why in both ways of asking', async () => {
  expect(await give(agency, note, { action: 'close', outcome: 'trained' })).toMatchObject(refused);
  expect(await give(agency, trouble, { action: 'close', outcome: 'informed' })).toMatchObject(refused);
  const { csrf } = agency;
  const form = { csrf, ids: note.id, answerNumber: note.answerNumber, action: 'close', outcome: 'trained' };
  const page = await agency.browser.postForm('/office/answers', form);
  expect(page.statusCode).toBe(400);
  expect(page.body).toContain('Hasil ini tidak berlaku untuk permohonan ini');
  expect(page.body).toContain('id="close-outcome-wrong"');
  expect((await needsOf(agency)).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
});

test('many closed at once each have the result that their own program allows', async () => {
  const body = { csrf: agency.csrf, ids: [shown(note), shown(trouble)], action: 'close' };
  const close = async (outcome: string) =>
    JSON.parse((await agency.browser.postJson('/office/answers', { ...body, outcome })).body) as object;
  expect(await close('plan-changed')).toMatchObject({ results: [{ result: 'changed' }, refused] });
});

test('every outcome of a program closes its needs, but for those that ask for calls before', async () => {
  const codes = Object.values(outcomesFor(note, catalog)).flat();
  for (const outcome of codes) {
    const need = (await needsOf(agency)).find(({ program }) => program === note.program) ?? note;
    const { result } = await give(agency, need, { action: 'close', outcome });
    expect([outcome, result]).toEqual([outcome, catalog.triesBefore[outcome] ? 'invalid' : 'changed']);
    if (result !== 'changed') continue;
    await give(agency, { ...need, answerNumber: need.answerNumber + 1 }, { action: 'reopen' });
  }
});
