import type { Finding } from '../../admin/doctor/check.ts';
import { checks } from '../../admin/doctor/checks.ts';
import { examineAll } from '../../admin/doctor/examine.ts';
import packageFile from '../../package.json' with { type: 'json' };
import type { Condition } from './conditions.ts';
import { systemWith } from './healthy-system.ts';
import { markdownTable } from './markdown-table.ts';

/** The document: each condition broken alone, and what the doctor then says. */
export async function doctorTable(conditions: readonly Condition[]): Promise<string> {
  const rows = await Promise.all(conditions.map(rowOf));
  return `# What the doctor says

Made by \`test/unit/admin/doctor.test.ts\` (\`-u\` writes it anew): in a system that is well each condition is broken alone, and
these are the lines that name it. [What it looks at, and why so](decisions/doctor.md).

${markdownTable([['check', 'broken', 'urgency', 'says', 'to do'], ...rows])}
`;
}

async function rowOf({ check: name, condition, broken, says }: Condition): Promise<string[]> {
  const [seen] = await examineAll(
    checks.filter((one) => one.name === name),
    await systemWith(broken),
  );
  const found = seen?.findings.find(({ what }) => what.includes(says));
  if (!found) throw new Error(`${name} does not say "${says}"`);
  return [name, condition, ...wordsOf(found)];
}

const wordsOf = ({ urgency, what, fix }: Finding): string[] => [
  urgency,
  ...[what, fix].map((text) => text.replaceAll(packageFile.version, 'VERSION').replaceAll('|', '\\|')),
];
