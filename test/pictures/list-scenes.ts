import type { Host } from '../../local/host.ts';
import { answersOf, applicant, fillIn } from '../support/form-filling.ts';
import type { Album } from './album.ts';

const list = {
  ...{ district: '33.02', village: 'Desa Sukamaju, Kecamatan Bumiayu', 'assisted.consent': 'signed-list' },
};
/** One that is sent, one that the phone finds wrong, one that the server refuses. */
const changes = [{}, { nik: '3302 1234' }, { name: 'Siti #1' }, {}];

/** What a village officer sees, who enters a list of people. */
export async function listScenes({ url }: Host, album: Album): Promise<void> {
  const page = await album.open(`${url}/assisted?lang=id`);
  await page.locator('#add').waitFor();
  await album.take(page, 'list-empty', 'The list of a village officer, empty');
  for (const [at, change] of changes.entries()) {
    const { village: _own, ...answers } = answersOf(applicant(4720 + at));
    await fillIn(page, { ...answers, ...list, ...change });
    await page.locator('#add').click();
    await page.locator('#name:focus').waitFor();
  }
  await page.locator('#rows > .sent').nth(1).waitFor();
  await page.locator('#rows > .refused').waitFor();
  await album.take(page, 'list-rows', 'Sent, to be mended, refused', '#counts');
  await page.locator('#show-slips').click();
  await album.take(page, 'list-slip', 'A slip, shown one by one');
}
