import { readFile } from 'node:fs/promises';
import type { AdminCommand } from '../../command.ts';
import { Refused } from '../../failure.ts';
import { askDirectory } from '../../offices/ask-directory.ts';
import { type FileProblem, readOfficesFile } from '../../offices/offices-file.ts';
import { showDifference } from '../../offices/show-difference.ts';

export const officesImport: AdminCommand = {
  name: 'offices import',
  args: { '<file>': 'a CSV file: begin with offices template' },
  summary: 'Enter offices from a file, after showing what differs; anything wrong, and nothing is written',
  roles: ['operator'],
  examples: ['offices import offices.csv --stage prod --dry-run', 'offices import offices.csv --stage prod'],
  changes: true,
  async run({ args: [path = ''], options, dryRun, terminal }, system) {
    const { rows, problems } = readOfficesFile(await read(path));
    const asked = rows.map(({ office, fields }) => ({ office, fields }));
    const seen = await askDirectory({ ask: 'write', rows: asked, dryRun: true }, system);
    const wrong = seen.differences.flatMap((one, at) =>
      one.problems.map((problem) => ({ line: rows[at]?.line ?? 0, problem: `${one.office}: ${problem}` })),
    );
    const all = [...problems, ...wrong].toSorted((a, b) => a.line - b.line);
    if (all.length > 0) return refuse(path, all);
    const difference = showDifference(seen);
    const data = { differences: seen.differences, missing: seen.missing };
    if (dryRun) return { lines: [...difference, 'Nothing was written.'], data };
    if (options['json'] !== true) terminal.tell(difference.join('\n'));
    const { written, differences } = await askDirectory({ ask: 'write', rows: asked, dryRun: false }, system);
    const late = differences.filter((one) => one.problems.length > 0).map(({ office }) => office);
    if (!written || late.length > 0)
      throw new Refused(`Somebody else wrote at the same time: import again (${late.join(', ')})`);
    const changed = differences.filter(({ kind }) => kind === 'new' || kind === 'changed').length;
    return { lines: [`Written: ${changed}. New addresses are used once they are verified.`], data };
  },
};

const read = (path: string): Promise<Uint8Array> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refused(`${path} cannot be read (${error.code})`);
  });

const refuse = (path: string, problems: readonly FileProblem[]) => ({
  ending: 'refused' as const,
  lines: [
    `${path}: ${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'}, nothing was written`,
    ...problems.map(({ line, problem }) => `  line ${line}: ${problem}`),
  ],
  data: { problems },
});
