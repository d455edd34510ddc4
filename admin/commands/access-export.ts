import { tellPerson } from '../../shared/access/tell-person.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { isRecipient } from '../../shared/sealing/recipient.ts';
import type { AdminCommand } from '../command.ts';
import { writeEncrypted } from '../encrypted-file.ts';
import { Mistyped } from '../failure.ts';
import { askPerson } from '../privacy-deps.ts';

export const accessExport: AdminCommand = {
  name: 'access-export',
  args: { '<year>': 'the year in which the person applied, like 2026' },
  options: {
    '--to <recipient>': 'the age key of whoever hands it to the person: age1…',
    '--out <file>': 'a new file, which only that key opens',
  },
  summary: 'Tell a person who asks all that the system knows of them; asks for the card’s number',
  roles: ['privacy-officer'],
  examples: ['access-export 2026 --to age1… --out answer.json.age --stage prod'],
  changes: false,
  async run({ args: [year = ''], options: { to, out }, terminal }, system) {
    if (typeof to !== 'string' || typeof out !== 'string')
      throw new Mistyped('Name the key with --to and a new file with --out: nothing is told in clear');
    if (!isRecipient(to))
      throw new Mistyped(
        'What --to names is no age public key: copy the whole of it, age1 and 58 letters and digits',
      );
    const whom = await askPerson(year, terminal, system);
    const from = { table: await system.table(), dataKeys: await system.dataKeys(), catalog };
    const told = await tellPerson(whom, from);
    if (!told) return { ending: 'refused', lines: [`Nothing of this person stands in ${year}.`], data: {} };
    await writeEncrypted(oneText(JSON.stringify(told, undefined, 2)), [to], out);
    return { lines: [`Written to ${out}.`], data: { out } };
  },
};

async function* oneText(text: string): AsyncGenerator<string> {
  yield text;
}
