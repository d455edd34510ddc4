import type { Host } from '../../local/host.ts';
import type { Album } from './album.ts';

/** The newest letter whose reference has this in it, as a phone's mail program shows it. */
export async function takeLetter(
  host: Host,
  album: Album,
  tag: string,
  [name, caption]: readonly [string, string],
): Promise<void> {
  const mail = host.mails().findLast(({ tags }) => tags['letter']?.includes(tag));
  if (!mail) throw new Error(`No letter ${tag} was sent`);
  const page = await album.open('about:blank');
  await page.setContent(mail.html);
  await album.take(page, name, caption);
}
