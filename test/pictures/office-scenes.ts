import type { Host } from '../../local/host.ts';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { enroll, postJson } from '../../local/week/client.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { applicant } from '../support/form-filling.ts';
import type { Album } from './album.ts';
import { takeLetter, takeMondayLetters } from './letter.ts';
import { askForCode, enterCode, personLinks, signIn } from './sign-in.ts';

const planning = applicant(4715, {
  ...{
    name: 'Dewi Ayu Lestari',
    targetGroup: 'calon',
    plan: 'abroad-household',
    country: 'SA',
    phoneOf: 'family',
  },
  choices: [{ program: 'pelatihan-kerja' }],
  consent: { given: true, version: catalog.consentVersions[0], protection: true },
});
const inTrouble = applicant(4716, {
  ...{ name: 'Nur Intan Permata', targetGroup: 'keluarga', about: 'family-member' },
  choices: [{ program: 'tki-bermasalah', caseLocation: 'home' }],
  story: 'Adik saya pulang minggu lalu tanpa paspor dan tanpa gaji. Ia takut keluar rumah.',
  safeContact: 'Sesudah jam 9 malam, jangan kirim pesan',
});

/** What reaches an office, and what its officers see. */
export async function officeScenes(host: Host, album: Album): Promise<void> {
  const mailbox = await busiestMailbox(host);
  await letters(host, mailbox, album);
  const page = await album.open(`${host.url}/office?lang=id`);
  await album.take(page, 'office-sign-in', 'An office signs in');
  await askForCode(page, mailbox);
  await album.take(page, 'office-code', 'The code comes by mail');
  await enterCode(page, host);
  const persons = page.locator(personLinks);
  await album.take(page, 'office-list', 'The work of an office');
  await page.locator('button[name=tick][value=all]').click();
  await page.locator('#bulk :checked').first().waitFor();
  await page.locator('button[name=action][value=accept]').click();
  await page.locator('#schedule-date').waitFor();
  await album.take(page, 'office-answered', 'What was accepted in one go, ready for one date and one place');
  await page.goto(`${host.url}/office/list?lang=id&print=1`);
  await page.locator('.calls').waitFor();
  await album.take(page, 'office-calls', 'A call sheet');
  await page.goto(`${host.url}/office/list?lang=id`);
  await persons.first().click();
  await page.locator('a[href^="tel:"]').first().waitFor();
  await album.take(page, 'office-person', 'One person');
  await protectedScenes(host, album);
}

/** The two kinds that have a page of their own. The list names neither, so every case in it is opened. */
async function protectedScenes(host: Host, album: Album): Promise<void> {
  await enroll(host.url, planning);
  const { receipt } = (await enroll(host.url, inTrouble)).body;
  await host.settle();
  const page = await signIn(host, album, 'bnp2tki');
  const paths = await page
    .locator(personLinks)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const scenes = new Map([
    [planning.name, ['office-prevention', 'Somebody who plans a placement that is closed']],
    [inTrouble.name, ['office-trouble', 'Somebody in trouble, reported by the family']],
  ]);
  for (const path of paths) {
    await page.goto(`${host.url}${path}`);
    const [name = '', caption = ''] = scenes.get((await page.locator('h1').textContent()) ?? '') ?? [];
    if (name !== '') await album.take(page, name, caption);
    if (name !== 'office-trouble') continue;
    await postJson(`${host.url}/status`, { receipt, action: 'withdraw', confirmed: true });
    await host.settle();
    await page.goto(`${host.url}${path}`);
    await album.take(page, 'office-withdrawal', 'Somebody with the receipt wants to withdraw');
  }
}

async function letters(host: Host, mailbox: string, album: Album): Promise<void> {
  await takeLetter(host, album, `${mailbox}_W-`, ['letter-arrivals', 'A letter: what is new']);
  await takeMondayLetters(host, album, mailbox);
}

/** The manpower office to which most persons came. */
export async function busiestMailbox(host: Host): Promise<string> {
  const owned = ofKind(await scanTable(host), 'referral', 'check').filter(({ office }) =>
    String(office).startsWith('disnaker@'),
  );
  const persons = [...Map.groupBy(owned, ({ office }) => String(office))].map(
    ([office, rows]) => [office, new Set(rows.map(({ submission }) => submission)).size] as const,
  );
  return persons.toSorted((a, b) => b[1] - a[1])[0]?.[0].replaceAll(/[@.]/g, '-') ?? '';
}
