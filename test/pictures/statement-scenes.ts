import type { Page } from 'playwright-core';
import type { Host } from '../../local/host.ts';
import { previousWeek } from '../../shared/calendar/week.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { freezeAround } from '../support/frozen-weeks.ts';
import { fullStatement } from '../support/full-statement.ts';
import type { Album } from './album.ts';
import { signIn } from './sign-in.ts';

/** Long before the played week, which is the only one that has people: a page of figures needs none. */
const week = '2025-W47';
const office = catalog.office('disnaker@32.12');

/** A closed week, signed in: an office's own, and the whole country, by made-up figures of thirteen weeks. */
export async function statementScenes(host: Host, album: Album): Promise<void> {
  let each = week;
  for (let back = 0; back < 13; back += 1, each = previousWeek(each))
    await freezeAround(host, fullStatement(each, 400 + 7 * back), [office.id]);
  const own = await signIn(host, album, office.mailbox);
  await own.goto(`${host.url}/office/statements/${week}?lang=id`);
  await album.take(own, 'statement-own', 'A closed week of an office: exact, what is due first');
  const ministry = await signIn(host, album, catalog.ministry.mailbox);
  await ministry.goto(`${host.url}/office/statements/${week}/national?lang=id`);
  await album.take(ministry, 'statement-national', 'A closed week of the country, for the ministry alone');
  await darkAndWide(ministry);
  await album.take(
    ministry,
    'statement-grid',
    'Every district by every program, at a desk, in the dark',
    '#grid',
  );
}

async function darkAndWide(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 800, height: 640 });
}
