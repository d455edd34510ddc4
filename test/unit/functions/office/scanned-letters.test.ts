import { expect, it } from 'vitest';
import { mailedWeek, recordsOf, secrets } from '../../../support/mailed-week.ts';
import { openBrowser } from '../../../support/office-browser.ts';
import { open, type Seen, scan } from '../../../support/scanner.ts';

const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s"<]+/g) ?? [];

function expectNobody({ what, response }: Seen): void {
  expect(secrets.filter((secret) => response.body.includes(secret))).toEqual([]);
  expect([200, 400, 401, 403, 404], what).toContain(response.statusCode);
  if (what.includes('/office/list')) expect([401, 404]).toContain(response.statusCode);
}

it('a scanner that opens every link of every letter and presses every button changes nothing and sees nobody', async () => {
  const { system, mails } = await mailedWeek();
  const before = recordsOf(system);
  const addresses = new Set(mails.map(({ to }) => to));
  const letters = mails.filter(({ text }) => linksIn(text).length > 0);
  expect(letters.length).toBeGreaterThan(70);
  const links = new Set(letters.flatMap(({ text, html }) => [...linksIn(text), ...linksIn(html)]));
  expect(links.size).toBe(letters.length);
  for (const link of links)
    for (const method of ['HEAD', 'GET'])
      expectNobody(await open(method, link.slice(system.deps.origin.length), openBrowser(system), system));
  const ofEachKind = new Map(letters.map(({ subject, text }) => [subject, linksIn(text)[0] ?? '']));
  expect(ofEachKind.size).toBe(5);
  for (const link of ofEachKind.values()) {
    const seen = await scan(link.slice(system.deps.origin.length), openBrowser(system), system);
    const pressed = seen.map(({ what }) => what).filter((what) => what.startsWith('POST'));
    for (const action of ['/office/code', '/office/session'])
      expect(pressed.filter((what) => what.startsWith(`POST ${action}?`)).length).toBeGreaterThan(2);
    for (const one of seen) expectNobody(one);
  }
  expect(recordsOf(system)).toBe(before);
  for (const { to } of system.deps.mailer.sent) expect(addresses).toContain(to);
});
