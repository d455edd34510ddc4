import { expect, it } from 'vitest';
import { feedback } from '../../../../functions/feedback/feedback.ts';
import { gather } from '../../../../functions/gather/gather.ts';
import { summarize } from '../../../../functions/summarize/summarize.ts';
import { findPlanted, textSource } from '../../../support/leak-scan.ts';
import { mailEvent } from '../../../support/mail-events.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem } from '../../../support/system.ts';

const plain = plainBody({ name: 'Siti Xaminahq', village: 'Desa Qertamax', phone: '+628119876543' });
const troubled = troubledBody({
  ...{ name: 'Sri Zahasiaq', village: 'Desa Vrahasiax', story: 'Wdipukulq', safeContact: 'Ymalamq' },
});
const planted = [
  ...['Xaminahq', 'Qertamax', '8119876543', 'Zahasiaq', 'Vrahasiax', 'Wdipukulq', 'Ymalamq', 'Ubalaiq'],
  ...[plain.nik, troubled.nik],
];

const first = async (signedIn: SignedIn) => (await needsOf(signedIn))[0] as ListedNeed;
async function read({ browser }: SignedIn): Promise<string> {
  const { shared } = JSON.parse((await browser.json('/office/list')).body);
  return (await browser.page(`/office/referrals/${shared.persons[0].needs[0].id}`)).body;
}

it('needs are shared, passed on, opened by the desk and left alone, and no log, letter or queue has a word of it', async () => {
  const system = await startSystem();
  await system.enroll(plain);
  await system.enroll(troubled);
  await system.pump();
  const owner = await signInAs(system, 'disnaker-32-12');
  await give(owner, await first(owner), { action: 'share', with: 'kemendesa' });
  await give(owner, await first(owner), { action: 'accept' });
  await give(owner, await first(owner), { action: 'schedule', date: '2026-12-01', place: 'Ubalaiq' });
  const kemlu = await signInAs(system, 'kemlu');
  await give(kemlu, await first(kemlu), { action: 'share', with: 'kemensos' });
  await system.pump();
  const seen = [
    await read(await signInAs(system, 'kemendesa')),
    await read(await signInAs(system, 'kemensos')),
  ];
  await give(owner, await first(owner), { action: 'decline', reason: 'no-capacity', next: 'desk' });
  await system.pump();
  const desk = await signInAs(system, 'desk');
  const { id: ids, answerNumber } = await first(desk);
  for (const reason of ['complaint', 'Siti Xaminahq'])
    await desk.browser.postForm('/office/answers', {
      ...{ ids, answerNumber, csrf: desk.csrf, action: 'open', reason },
    });
  await desk.browser.page('/office/desk');
  for (const at of ['2026-12-10T22:00:00.000Z', '2026-12-11T02:00:00.000Z', '2026-12-13T23:00:00.000Z']) {
    system.clock.now = new Date(at);
    await system.reconcile();
    await system.pump();
    await gather({ scheduledAt: at }, system.deps);
  }
  await summarize({ scheduledAt: '2026-12-13T23:00:00.000Z' }, system.deps);
  const queued = JSON.stringify(system.deps.queue.sent);
  await system.deliver();
  await feedback(mailEvent('Bounce'), system.deps);
  expect(findPlanted([textSource('pages', seen.join(''))], planted)).not.toEqual([]);
  const mails = system.deps.mailer.sent;
  expect(mails.map(({ subject }) => subject)).toContain('Laporan harian (Daily report)');
  const said = [
    textSource('logs', system.deps.report.lines.join('\n')),
    textSource('queue', queued),
    textSource('mails', JSON.stringify(mails)),
  ];
  expect(findPlanted(said, planted)).toEqual([]);
});
