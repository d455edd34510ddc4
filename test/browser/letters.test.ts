import { describe, expect } from 'vitest';
import { scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import type { LetterFacts } from '../../shared/letter/facts.ts';
import { renderLetter } from '../../shared/letter/render.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { send, sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { longestLetters } from '../support/longest-letters.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z', offices: ['disnaker@32.12', 'kemlu'] });
const open = phones();

const officeName = 'Dinas Tenaga Kerja dan Transmigrasi Kabupaten Tasikmalaya';
const link = `https://layanan.example/office/${'aB3_-'.repeat(28)}`;
const reference = 'A1B2C3D4E5';
const letters: readonly LetterFacts[] = [
  { kind: 'arrivals', officeName, counts: { new: 12, due: 3, overdue: 1 }, link, reference },
  { kind: 'restricted', officeName, counts: { new: 1, due: 0, overdue: 0 }, link, reference },
  { kind: 'code', code: '49302718', minutes: 10 },
  { kind: 'link', officeName, link },
  ...longestLetters(),
];

describe('a letter', () => {
  test.each(letters)(
    'of kind $kind is read at 320, 360 and 800 px, in light and dark, and loads nothing',
    async (facts) => {
      const { page, sent } = await open();
      for (const width of [320, 360, 800]) {
        await page.setViewportSize({ width, height: 640 });
        await page.setContent(renderLetter(facts).html);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(sent).toEqual([]);
    },
  );
});

const people: readonly EnrollmentBody[] = [
  enrollmentFor(1, {
    ...{ name: 'Nama Rahasia', village: 'Desa Tersembunyi', district: '32.12', targetGroup: 'purna' },
    choices: [{ program: 'padat-karya' }],
  }),
  enrollmentFor(2, {
    ...{ name: 'Siti Terlindung', village: 'Kampung Sunyi', targetGroup: 'bermasalah', about: 'self' },
    choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
  }),
];
/** All but codes, which anybody may ask for, and the functions' own marks of the stream. */
const records = async (): Promise<string> =>
  JSON.stringify((await scanTable(system.host())).filter(({ pk }) => !String(pk).startsWith('A#')));

test('a browser that renders the link of each letter and presses its buttons changes nothing and sees nobody', async () => {
  for (const person of people) expect((await sendJson(system.at('/enrollments'), person)).status).toBe(201);
  await system.fire('gather', '2026-11-25T02:30:00.000Z');
  const before = await records();
  const links = (await system.mails()).flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
  expect(links).toHaveLength(2);
  for (const url of links) {
    expect((await send(url, { method: 'HEAD' })).status).toBeLessThan(500);
    const { page, sent } = await open();
    const shown: string[] = [];
    for (const button of ['Kirim kode', 'Masuk', 'Kirim kode']) {
      if (page.url() === 'about:blank') await page.goto(url);
      shown.push(await page.content());
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.waitForLoadState();
    }
    shown.push(await page.content());
    const secrets = people.flatMap(({ name, village, nik }) => [name, village, nik]);
    expect(secrets.filter((secret) => shown.join().includes(secret))).toEqual([]);
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['document']));
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(3);
  }
  await system.settle();
  expect(await records()).toBe(before);
});
