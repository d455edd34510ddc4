import type { Host } from '../../local/host.ts';
import type { Album } from './album.ts';

/** The newest letter whose reference has this in it, as a phone's mail program shows it. */
export async function takeLetter(
  host: Host,
  album: Album,
  tag: string,
  [name, caption]: readonly [string, string],
  look: Parameters<Album['open']>[1] = {},
  from = 'html',
): Promise<void> {
  const mail = host.mails().findLast(({ tags }) => tags['letter']?.includes(tag));
  if (!mail) throw new Error(`No letter ${tag} was sent`);
  const page = await album.open('about:blank', look);
  await page.setContent(mail.html);
  await album.take(page, name, caption, from);
}

const widths = [360, 800] as const;

/** The letters of a Monday as they are read on a phone and at a desk, by day and by night. */
export async function takeMondayLetters(host: Host, album: Album, mailbox: string): Promise<void> {
  const digest = ['letter-digest', 'A letter: the digest of Monday'] as const;
  const national = ['letter-national', 'A letter: the national summary'] as const;
  for (const width of widths)
    for (const dark of [false, true]) {
      const look = { width, dark };
      await takeLetter(host, album, `${mailbox}_D-`, named(digest, look), look);
      // At a desk the part with the bars, which begins below the first screens.
      const from = width === 800 ? 'h2:has(+ .rows .bar)' : 'html';
      await takeLetter(host, album, '_N-', named(national, look), look, from);
    }
}

const named = (
  [name, caption]: readonly [string, string],
  { width, dark }: { readonly width: (typeof widths)[number]; readonly dark: boolean },
): readonly [string, string] => [
  `${name}${width === 800 ? '-wide' : ''}${dark ? '-dark' : ''}`,
  `${caption}${width === 800 ? ', at a desk' : ''}${dark ? ', in the dark' : ''}`,
];
