import { type FunctionName, functionNames } from '../../infra/function-names.ts';
import type { Version } from '../aws/versions.ts';
import type { AdminCommand } from '../command.ts';
import { Mistyped } from '../failure.ts';
import { deploymentOf, type Plan, planRollback, type Step } from '../rollback-plan.ts';

export const rollback: AdminCommand = {
  name: 'rollback',
  options: {
    '--to <deployment>': 'by its name, also a newer one (default: the one before the newest that is live)',
    '--only <function>': `of ${functionNames.join(', ')} (default: all)`,
  },
  summary: 'Let everything call the functions of an earlier deployment, within seconds; or forward again',
  roles: ['operator'],
  examples: [
    'rollback --dry-run --stage prod',
    'rollback --stage prod',
    'rollback --to 0.1.0-3f2a91c8 --stage prod',
    'rollback --only notify --endpoint local',
  ],
  changes: true,
  async run({ options: { to, only }, dryRun, terminal }, system) {
    const asked = { to: textOf(to), only: only === undefined ? undefined : functionNamed(String(only)) };
    const plan = planRollback(await system.versions.list(), asked);
    if (!dryRun)
      for (const { deployed, next } of plan.steps) {
        await system.versions.goTo(deployed, next);
        terminal.tell(`${deployed.name} is at version ${next.number}`);
      }
    const steps = plan.steps.map(({ deployed: { name }, now, next }) => ({
      ...{ function: name, now: now.number, next: next.number },
    }));
    return {
      lines: linesOf(plan, dryRun),
      data: { from: plan.from, to: plan.to, steps, stay: plan.without },
    };
  },
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function functionNamed(typed: string): FunctionName {
  const found = functionNames.find((name) => name === typed);
  if (!found) throw new Mistyped(`${typed} is none of ${functionNames.join(', ')}`);
  return found;
}

function linesOf({ from, to, steps, without }: Plan, dryRun: boolean): string[] {
  const stay = without.map((name) => `${name} stays: ${to} has no version of it.`);
  if (steps.length === 0) return [`Everything is at ${to} already.`, ...stay];
  return [
    `${dryRun ? 'Would go' : 'Went'} from ${from} to ${to}, ${countOf(steps.length)}:`,
    ...['', ...table(steps), '', ...stay],
    'Routes, schedules, permissions, alarms and all data stay as they are.',
    `Back to where it was: npm run admin -- rollback --to ${from}`,
    'The next cdk deploy that changes a function goes forward by itself; one that changes nothing leaves it here.',
  ];
}

const countOf = (count: number): string => (count === 1 ? '1 function' : `${count} functions`);

/** Columns as wide as what stands in them. */
function table(steps: readonly Step[]): string[] {
  const rows = [
    ['function', 'now', 'then'],
    ...steps.map(({ deployed, now, next }) => [deployed.name, wordsOf(now), wordsOf(next)]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}

const wordsOf = (version: Version): string =>
  `${version.number} (${deploymentOf(version)}, ${version.publishedAt.slice(0, 16).replace('T', ' ')})`;
