import type { Page } from 'playwright-core';
import type { Host } from '../../local/host.ts';
import type { Album } from './album.ts';
import { busiestMailbox } from './office-scenes.ts';
import { personLinks, signIn } from './sign-in.ts';

const shareForm = 'details:has(#share-with)';

/** An owner lets a supporting office in, and what that office sees. */
export async function supportScenes(host: Host, album: Album): Promise<void> {
  const owner = await signIn(host, album, await busiestMailbox(host));
  const guest = await openShareable(owner, host.url);
  await owner.locator(`${shareForm} > summary`).click();
  await owner.locator('#share-with').selectOption(guest);
  await album.take(
    owner,
    'office-share',
    'A need is shared with an office that supports its program',
    shareForm,
  );
  await owner.locator(`${shareForm} button`).click();
  await owner.locator('[role=status]').waitFor();
  await host.settle();
  const page = await signIn(host, album, guest);
  await album.take(page, 'support-list', 'What others have shared with a supporting office');
  await page.locator(personLinks).last().click();
  await page.locator('a[href^="tel:+62"]').first().waitFor();
  await album.take(page, 'support-guest', 'A shared need, read by the supporting office');
  await page.goto(`${host.url}/office/support?lang=id`);
  await album.take(page, 'support-counts', 'How many need the programs that an office supports, and where');
}

/** Opens needs until one can be shared; answers with the mailbox of the office that could be let in. */
async function openShareable(page: Page, url: string): Promise<string> {
  const paths = await page
    .locator(personLinks)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const path of paths) {
    await page.goto(`${url}${path}`);
    const offices = await page
      .locator('#share-with option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
    const [guest] = offices.filter((office) => office !== '');
    if (guest) return guest;
  }
  throw new Error('No need can be shared');
}
