import { composeStatement } from '../../shared/statement/compose.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { listOffices } from '../../shared/storage/offices.ts';
import { findStatement, freezeStatement } from '../../shared/storage/statements.ts';
import { countWeeks } from './count-weeks.ts';
import type { SummarizeDeps } from './deps.ts';
import { earlierStatements } from './earlier-statements.ts';

/** The frozen statement of the week: made now, unless it stands already. */
export async function freezeWeek(week: string, deps: SummarizeDeps): Promise<Statement> {
  const standing = await findStatement(deps.table, week);
  if (standing) return standing;
  const { frozen, again } = await earlierStatements(week, deps);
  const counted = await countWeeks({ week, again, before: frozen[0]?.number ?? 0 }, deps);
  const offices = deps.catalog.offices.map(({ id }) => id);
  const mailboxesNotWorking = (await listOffices(deps.table))
    .filter(({ office, notWorkingSince }) => offices.includes(office) && notWorkingSince !== undefined)
    .map(({ office }) => office);
  const statement = composeStatement({ week, ...counted, frozen, offices, mailboxesNotWorking });
  announce(
    statement,
    Object.values(counted.recounts).some(({ underWay }) => underWay > 0),
    deps,
  );
  return freezeStatement(deps.table, statement);
}

/** A choice that is still under way a week after its own week closed went astray: somebody must look. */
function announce(
  { week, number, proof, national }: Statement,
  astray: boolean,
  { report }: SummarizeDeps,
): void {
  const { submissions = 0, choices = 0 } = national.flows;
  const { offices: adds, choices: matches, cohorts = true, underWay } = proof;
  report.log('week-counted', { week, number, submissions, choices, adds, matches, cohorts, underWay });
  if (!matches || !adds || !cohorts || astray) report.count('StatementsWithoutProof');
}
