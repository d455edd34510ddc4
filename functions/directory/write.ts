import type { Answer, Asked } from '../../shared/directory/asked.ts';
import { compareRows, type Difference } from '../../shared/directory/compare.ts';
import { addOffice, changeOffice, listOffices } from '../../shared/storage/offices.ts';
import type { DirectoryDeps } from './deps.ts';

type Write = Extract<Asked, { ask: 'write' }>;

/** Writes what differs; where anything is wrong, nothing. No address is in effect before it is proven. */
export async function write({ rows, dryRun }: Write, deps: DirectoryDeps): Promise<Answer<'write'>> {
  const { catalog, governmentDomains, table, report } = deps;
  const directory = await listOffices(table);
  const differences = compareRows(rows, { catalog, governmentDomains, directory });
  const named = new Set(rows.map(({ office }) => office));
  const missing = directory.flatMap(({ office }) => (named.has(office) ? [] : [office]));
  const isWrong = differences.some(({ problems }) => problems.length > 0);
  const written: Difference[] = [];
  if (!isWrong && !dryRun) for (const one of differences) written.push(await writeOne(one, deps));
  if (written.length > 0) report.log('directory-written', { offices: written.filter(isChange).length });
  const told = written.length > 0 ? written : differences;
  const kept = told.map(({ office, kind, changes, problems }) => ({
    ...{ office, kind, changes: [...changes], problems: [...problems] },
  }));
  return { written: !isWrong && !dryRun, differences: kept, missing };
}

const isChange = ({ kind }: Difference): boolean => kind === 'new' || kind === 'changed';

async function writeOne(found: Difference, { table }: DirectoryDeps): Promise<Difference> {
  const { before, after } = found;
  if (!after || !isChange(found)) return found;
  const written = before ? await changeOffice(table, before, after) : await addOffice(table, after);
  if (written) return found;
  return { ...found, kind: 'wrong', problems: ['somebody else has changed it just now: try again'] };
}
