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
import { addLetter, draft, kemensosLetter } from '../../../support/letters.ts';
import { someMoment } from '../../../support/requests.ts';

const rows = Array.from({ length: 60 }, (_, at) => `<tr><td>Kabupaten ${at}</td><td>${at * 7}</td></tr>`);
const html = `<table>${rows.join('')}</table>`;

/** The letter as this version stores it, and as the one before did. */
async function both() {
  const packed = new MemoryTable();
  await addLetter(packed, { html });
  const [item] = packed.everything();
  const letter = await findLetter(packed, kemensosLetter);
  if (!item || !letter) throw new Error('nothing was stored');
  const { v, content, ...rest } = item;
  const plain = new MemoryTable();
  await plain.putNew({ ...rest, text: letter.text, html: letter.html });
  return { plain, packed, letter, stored: { v, content } };
}

describe('a letter whose content is packed, as this version writes it', () => {
  it('and one that is not, as the version before wrote it, are read alike, by their key and as the newest', async () => {
    const { packed, plain, letter, stored } = await both();
    expect(letter).toMatchObject({ html, text: draft().text });
    expect(stored).toEqual({ v: 2, content: new Uint8Array(packContent(letter).content) });
    for (const table of [packed, plain]) {
      expect(await findLetter(table, kemensosLetter)).toEqual(letter);
      expect(await newestLetter(table, 'kemensos', 'W-')).toEqual(letter);
    }
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
