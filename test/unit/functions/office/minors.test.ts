import { expect, it } from 'vitest';
import { nikFor } from '../../../../local/week/nik-for.ts';
import { wordsOf } from '../../../support/markup.ts';
import { type ListedNeed, needsOf, signInAs } from '../../../support/office-browser.ts';
import { plainBody } from '../../../support/people.ts';
import { startSystem } from '../../../support/system.ts';

const kindWords = 'Umur 15 sampai 17 tahun menurut NIK. Bicaralah dengan tenang dan sederhana.';

const bornOn = (birthDate: string) =>
  plainBody({ nik: nikFor({ districtCode: '32.12', birthDate, sex: 'f', serial: 1 }) });

async function pageAfter(body: ReturnType<typeof plainBody>): Promise<string> {
  const system = await startSystem();
  expect((await system.enroll(body)).statusCode).toBe(201);
  await system.pump();
  const { browser, ...office } = await signInAs(system, 'disnaker-32-12');
  const [need] = await needsOf({ browser, ...office });
  return wordsOf((await browser.page(`/office/referrals/${(need as ListedNeed).id}`)).body);
}

it('the office is told in kind words that a person is 15 to 17, from the day to the day', async () => {
  expect(await pageAfter(bornOn('2011-11-25'))).toContain(kindWords);
  expect(await pageAfter(bornOn('2008-11-26'))).toContain(kindWords);
  expect(await pageAfter(bornOn('2008-11-25'))).not.toContain('15 sampai 17');
});

it('who is younger is not taken, and told so', async () => {
  const system = await startSystem();
  const { statusCode, body } = await system.enroll(bornOn('2011-11-26'));
  expect([statusCode, body.includes('"path":"nik"')]).toEqual([400, true]);
});
