import { describe, expect, it } from 'vitest';
import {
  claimLetter,
  findLetter,
  type Letter,
  markSent,
  newestLetter,
  packContent,
} from '../../../../shared/storage/letters.ts';
import { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import type { Item } from '../../../../shared/storage/table.ts';
import { addLetter, kemensosLetter } from '../../../support/letters.ts';
import { someMoment } from '../../../support/requests.ts';

const rows = Array.from({ length: 60 }, (_, at) => `<tr><td>Kabupaten ${at}</td><td>${at * 7}</td></tr>`);
const html = `<table>${rows.join('')}</table>`;

/** The letter as this version stores it, and as the next deployment will. */
async function both() {
  const plain = new MemoryTable();
  await addLetter(plain, { html });
  const [item] = plain.everything();
  const letter = await findLetter(plain, kemensosLetter);
  if (!item || !letter) throw new Error('nothing was stored');
  const { text: _text, html: _html, ...rest } = item;
  const packed = new MemoryTable();
  await packed.putNew({ ...rest, ...(packContent(letter) as unknown as Item), v: 2 });
  return { plain, packed, letter };
}

describe('a letter whose content is packed, as the next deployment writes it', () => {
  it('is read as the letter that was frozen, by its key and as the newest', async () => {
    const { packed, letter } = await both();
    expect(await findLetter(packed, kemensosLetter)).toEqual(letter);
    expect(await newestLetter(packed, 'kemensos', 'W-')).toEqual(letter);
  });

  it('goes through the states as any other, and keeps its content in each', async () => {
    const { plain, packed } = await both();
    for (const table of [plain, packed]) {
      await claimLetter(table, kemensosLetter, someMoment);
      await markSent(table, kemensosLetter, 1, 'message');
    }
    const sent = await findLetter(packed, kemensosLetter);
    expect(sent).toMatchObject({ state: 'sent', html } satisfies Partial<Letter>);
    expect(sent).toEqual(await findLetter(plain, kemensosLetter));
  });

  it('packs to the same bytes each time, in less than a third', async () => {
    const { letter } = await both();
    const { content } = packContent(letter);
    expect(content).toEqual(packContent(letter).content);
    expect(content.length).toBeLessThan((letter.html.length + letter.text.length) / 3);
  });
});
