import { beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { freezePart } from '../../../../shared/storage/statements.ts';
import { fullStatement } from '../../../support/full-statement.ts';
import { signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const office = catalog.office('disnaker@32.12');
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
  system.clock.now = new Date('2026-11-22T22:30:00.000Z');
  for (const week of ['2026-W45', '2026-W44'])
    for (const { id } of [office, catalog.ministry]) await freezePart(system.store, fullStatement(week), id);
});

const locationFor = async (mailbox: string) => {
  const { browser } = await signInAs(system, mailbox);
  return (await browser.page('/office/statements?lang=en')).headers['location'];
};

describe('the newest statement', () => {
  it('is the newest that was told, also on a Monday before six and after a missed one', async () => {
    expect(await locationFor(office.mailbox)).toBe('/office/statements/2026-W45?lang=en');
    await freezePart(system.store, fullStatement('2026-W47'), office.id);
    expect(await locationFor(office.mailbox)).toBe('/office/statements/2026-W47?lang=en');
  });

  it('is the country’s for the ministry', async () => {
    expect(await locationFor(catalog.ministry.mailbox)).toBe('/office/statements/2026-W45/national?lang=en');
  });

  it('is one tap away from where an office begins after signing in', async () => {
    for (const mailbox of [office.mailbox, catalog.ministry.mailbox]) {
      const { browser } = await signInAs(system, mailbox);
      const { body } = await browser.page('/office/list?lang=en');
      expect(body.indexOf('href="/office/statements?lang=en"')).toBeLessThan(body.indexOf('Nothing waits'));
      expect((await browser.page('/office?lang=en')).body).toContain('href="/office/statements?lang=en"');
    }
    const { browser } = await signInAs(system, 'desk');
    expect((await browser.page('/office/desk?lang=en')).body).toContain('href="/office/statements?lang=en"');
  });

  it('says so where there is none yet, and asks whoever is not signed in to do so', async () => {
    const { browser } = await signInAs(system, 'kemlu');
    expect((await browser.page('/office/statements')).statusCode).toBe(404);
    browser.jar.clear();
    expect((await browser.page('/office/statements')).statusCode).toBe(401);
  });
});
