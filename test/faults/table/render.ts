import type { Cell } from '../mistakes/matrix.ts';
import type { How, Row } from './row.ts';

const hows: readonly How[] = ['covered', 'translated', 'not applicable', 'open'];

/** The table of all faults, as it stands in docs/faults.md. */
export function renderRows(rows: readonly Row[]): string {
  const counts = hows.map((how) => `${rows.filter((row) => row.how === how).length} ${how}`).join(', ');
  const core = rows.filter((row) => row.core);
  const green = core.filter(({ how }) => how === 'covered' || how === 'translated').length;
  const lines = rows.map(
    ({ row, core: must, fault, how, by, remark = '' }) =>
      `| ${row}${must ? ' \\*' : ''} | ${fault} | ${how} | ${by.map(placed).join('<br>')} | ${remark} |`,
  );
  return [
    `${rows.length} rows: ${counts}. Of the ${core.length} that must hold before a release (\\*), ${green} do.`,
    '',
    '| row | fault | how | tests | remark |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

const placed = ([file, title]: Row['by'][number]): string =>
  `\`${file.replace(/^test\//, '').replace(/(\.test)?\.ts$/, '')}\`: ${title.replaceAll('|', '\\|')}`;

/** Which mistake is noticed by which faults. */
export function renderMistakes(cells: readonly Cell[]): string {
  const byMistake = [...Map.groupBy(cells, ({ mistake }) => mistake)];
  const lines = byMistake.map(([mistake, all]) => {
    const noticed = all.filter(({ broken }) => broken.length > 0);
    const broken = [...new Set(noticed.flatMap((cell) => cell.broken))].sort();
    const rows =
      noticed.length === all.length ? 'every one' : noticed.map(({ fault }) => fault.row).join(' ');
    return `| ${mistake} | ${rows} | ${broken.join(' ')} |`;
  });
  const blind = blindFaults(cells).map(({ row, name }) => `${row} (${name})`);
  return [
    '| mistake | noticed by | what breaks |',
    '| --- | --- | --- |',
    ...lines,
    '',
    blind.length === 0
      ? 'Every fault notices at least one mistake that not all of them notice.'
      : `Faults that tell none of these mistakes apart: ${blind.join(', ')}.`,
  ].join('\n');
}

/** Faults that notice nothing but what every fault notices. */
export function blindFaults(cells: readonly Cell[]): readonly Cell['fault'][] {
  const faults = [...new Set(cells.map(({ fault }) => fault))];
  const ofAll = new Set(
    [...Map.groupBy(cells, ({ mistake }) => mistake)]
      .filter(([, all]) => all.every(({ broken }) => broken.length > 0))
      .map(([mistake]) => mistake),
  );
  return faults.filter((fault) =>
    cells.every((cell) => cell.fault !== fault || cell.broken.length === 0 || ofAll.has(cell.mistake)),
  );
}
