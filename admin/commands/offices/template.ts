import { writeFile } from 'node:fs/promises';
import type { ListedOffice } from '../../../shared/directory/asked.ts';
import type { AdminCommand } from '../../command.ts';
import { Mistyped, Refused } from '../../failure.ts';
import { askDirectory } from '../../offices/ask-directory.ts';
import { columns } from '../../offices/offices-file.ts';

export const officesTemplate: AdminCommand = {
  name: 'offices template',
  options: {
    '--out <file>': 'a new file',
    '--semicolons': 'between the columns, as a spreadsheet set to Indonesian opens them',
  },
  summary: 'Make the file that offices import reads: every office of the catalog, with what is entered of it',
  roles: ['operator'],
  examples: ['offices template --out offices.csv --stage prod'],
  changes: false,
  async run({ options: { out, semicolons } }, system) {
    if (typeof out !== 'string') throw new Mistyped('Name a new file with --out');
    const { offices } = await askDirectory({ ask: 'list' }, system);
    const delimiter = semicolons === true ? ';' : ',';
    const lines = [[...columns], ...offices.map(rowOf)].map((cells) => writeLine(cells, delimiter));
    // The mark tells spreadsheets that it is UTF-8.
    await writeFile(out, `\uFEFF${lines.join('\r\n')}\r\n`, { flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        throw new Refused(`${out} cannot be made (${error.code}): name a new file`);
      },
    );
    return { lines: [`${out}: ${offices.length} offices.`], data: { out, offices: offices.length } };
  },
};

function rowOf(office: ListedOffice): string[] {
  const { change, rhythmHours } = office;
  const entered = { ...office, ...(change && { address: change.address, reason: change.reason }) };
  const row = { ...entered, rhythmHours: rhythmHours === undefined ? '' : String(rhythmHours) };
  return columns.map((name) => row[name] ?? '');
}

const writeLine = (cells: readonly string[], delimiter: string): string =>
  cells.map((cell) => (/[",;\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
