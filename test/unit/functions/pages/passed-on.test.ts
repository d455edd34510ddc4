import { beforeEach, describe, expect, it, test } from 'vitest';
import { pages } from '../../../../functions/pages/pages.ts';
import { enrollmentFor } from '../../../../local/week/people.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { Program } from '../../../../shared/catalog/types.ts';
import { nextOffices } from '../../../../shared/referral/next-offices.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { floodBody, floodLimit, repeated } from '../../../support/flood.ts';
import { weekly } from '../../../support/items.ts';
import { nightAfter } from '../../../support/lost-records.ts';
import { wordsOf } from '../../../support/markup.ts';
import { plainBody } from '../../../support/people.ts';
import { answerTo, postForm, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

async function enroll(body: unknown): Promise<string> {
  const answer = await system.enroll(body);
  await system.pump();
  return (JSON.parse(answer.body) as { receipt: string }).receipt;
}

const ask = (fields: object) =>
  answerTo(postJson('/status', fields, { at: system.clock.now }), (asked) => pages(asked, system.deps));
const choicesOf = async (receipt: string): Promise<object[]> =>
  (JSON.parse((await ask({ receipt })).body) as { choices: object[] }).choices;
const pageOf = async (receipt: string): Promise<string> =>
  (await answerTo(postForm('/status', { receipt }), (asked) => pages(asked, system.deps))).body;

const referrals = async (): Promise<Referral[]> => (await weekly(system.store)).referrals;

/** Every owner passes on what it has, to whoever is next in the catalog. */
async function passAllOn(): Promise<void> {
  for (const referral of await referrals()) {
    const [next = ''] = nextOffices(referral, catalog);
    await answerAsOwner(system, referral, { action: 'decline', reason: 'no-capacity', next });
  }
  await system.pump();
}

function wishFor(program: Program) {
  const { requires, trainingTypes } = program;
  return {
    targetGroup: program.eligibleGroups[0] ?? '',
    choices: [
      {
        program: program.id,
        ...(requires.includes('trainingType') && { trainingType: trainingTypes[0] ?? '' }),
        ...(requires.includes('kurSubtype') && { kurSubtype: 'usaha' }),
        ...(requires.includes('caseLocation') && { caseLocation: 'home' }),
      },
    ],
  };
}

test('what is passed on reads the same for every program, for a first application and for a repeat', async () => {
  const receipts: string[] = [];
  for (const [at, program] of catalog.programs.filter(({ choosable }) => choosable).entries()) {
    const body = enrollmentFor(at + 1, { ...wishFor(program), district: '32.12' });
    const again = { ...body, submissionId: `00000000-0000-4000-8000-0000000000${10 + at}` };
    receipts.push(await enroll(body), await enroll({ ...again, phone: `+62812000000${10 + at}` }));
  }
  const kinds = (await referrals()).filter(({ program }) => catalog.program(program).choosable);
  expect(kinds.filter(({ kind }) => kind === 'check')).toHaveLength(10);
  await passAllOn();
  for (const receipt of receipts)
    expect(await choicesOf(receipt)).toEqual([{ stage: 'received', answerBy: '2026-11-30', passedOn: true }]);
  const words = await Promise.all(
    receipts.map(async (receipt) => wordsOf(await pageOf(receipt)).replaceAll(receipt, '')),
  );
  expect(new Set(words).size).toBe(1);
  expect(words[0]).toContain('Sekarang ditangani kantor lain');
  for (const { name } of catalog.offices) expect(words[0]).not.toContain(name);
});

describe('what another office has now', () => {
  it('is said so after the silence of the first one', async () => {
    const receipt = await enroll(plainBody());
    system.clock.now = nightAfter(30);
    await system.reconcile();
    expect(await choicesOf(receipt)).toMatchObject([{ stage: 'received', passedOn: true }]);
  });

  it('is said so when the applicant says that no help came and another office looks again', async () => {
    const receipt = await enroll(plainBody());
    for (const answer of [{ action: 'accept' }, { action: 'close', outcome: 'trained' }] as const)
      for (const referral of await referrals()) await answerAsOwner(system, referral, answer);
    await ask({ receipt, action: 'confirm', choice: 1, answer: 'no', confirmed: true });
    expect(await choicesOf(receipt)).not.toMatchObject([{ passedOn: true }]);
    await system.pump();
    expect(await choicesOf(receipt)).toMatchObject([{ stage: 'received', passedOn: true }]);
  });

  it('is nothing new to say where the desk keeps what was disputed', async () => {
    const receipt = await enroll(plainBody());
    const answers = [
      { action: 'decline', reason: 'no-capacity', next: 'desk' },
      { action: 'accept' },
      { action: 'close', outcome: 'trained' },
    ] as const;
    for (const answer of answers)
      for (const referral of await referrals()) await answerAsOwner(system, referral, answer);
    await ask({ receipt, action: 'confirm', choice: 1, answer: 'no', confirmed: true });
    await system.pump();
    expect((await referrals())[0]).toMatchObject({ office: 'desk', ownerNumber: 3 });
    expect(await choicesOf(receipt)).toEqual([{ stage: 'received', answerBy: '2026-11-30' }]);
  });

  it('stays said while the new office calls in vain', async () => {
    const receipt = await enroll(plainBody());
    await passAllOn();
    for (const referral of await referrals()) await answerAsOwner(system, referral, { action: 'try' });
    expect(await choicesOf(receipt)).toMatchObject([{ passedOn: true }]);
  });
});

test('nobody is told that a need was held: neither by its release nor when the desk passes it on', async () => {
  system = await startSystem({ holdAfter: { source: floodLimit, phone: 1000 } });
  const receipts: string[] = [];
  for (let seed = 1; seed <= floodLimit + 2; seed += 1) receipts.push(await enroll(floodBody(seed)));
  receipts.push(await enroll(repeated(1)));
  const held = (await referrals()).filter(({ state }) => state === 'held');
  expect(held).toHaveLength(6);
  for (const [at, referral] of held.entries())
    await answerAsOwner(
      system,
      referral,
      at % 2 === 0
        ? { action: 'release' }
        : { action: 'decline', reason: 'other-district', next: 'disnaker@32.09' },
    );
  await system.pump();
  const choices = (await Promise.all(receipts.map(choicesOf))).flat();
  expect(choices).toEqual(choices.map(() => ({ stage: 'received', answerBy: '2026-11-30' })));
});
