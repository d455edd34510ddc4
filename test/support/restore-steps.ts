import { expect } from 'vitest';
import { tablesOf } from '../../local/assembly/create-resources.ts';
import { admin, type Ran } from './admin.ts';
import { linesOf, shellBlocks } from './document-commands.ts';
import type { LocalHost } from './local-host.ts';
import { copyTable } from './restored-table.ts';

type Rehearsal = {
  readonly system: LocalHost;
  /** The table as it was at the moment to restore to: what point-in-time recovery keeps. */
  readonly asItWas: string;
  readonly moment: string;
};

/** Reads the queue and the stream: nothing is lost while they rest. */
const resting = ['dispatch', 'notify'];

/**
 * Does, in their order, what the runbook has somebody type who restores the records. What the local host has no call for is
 * held against the template: the restored table must be told what a restore leaves out. A line that is not known fails.
 */
export async function followRestoreSteps(rehearsal: Rehearsal): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  const lines = restoreLines();
  const steps = stepsOf(rehearsal, ran);
  const unknown = lines.filter((line) => !steps.some(({ does }) => does.test(line)));
  expect(unknown, 'teach test/support/restore-steps.ts these lines of the runbook').toEqual([]);
  for (const line of lines) await steps.find(({ does }) => does.test(line))?.act(line);
  expect(steps.filter(({ does }) => !lines.some((line) => does.test(line))).map(({ does }) => does)).toEqual(
    [],
  );
  return ran;
}

function restoreLines(): string[] {
  const block = shellBlocks().find(({ text }) => text.includes('restore-table-to-point-in-time'));
  return linesOf(block?.text ?? '').map((line) => line.replaceAll(/\s+/g, ' '));
}

type Step = { readonly does: RegExp; act(line: string): unknown };

function stepsOf({ system, asItWas, moment }: Rehearsal, ran: Ran[]): Step[] {
  const raw = recordsOf(system);
  const pauseAll = (paused: boolean) => Promise.all(resting.map((name) => system.pause(name, paused)));
  const nothing = () => undefined;
  return [
    { does: /^for F in \$\(aws lambda list-functions /, act: nothing },
    { does: /^do aws lambda put-function-concurrency .* 0; done$/, act: () => pauseAll(true) },
    {
      does: /^aws dynamodb restore-table-to-point-in-time /,
      act: (line) =>
        copyTable({ table: { ...system.host().table, name: asItWas } }, tableIn(line, 'target-table-name')),
    },
    { does: /^aws dynamodb wait table-exists /, act: nothing },
    {
      does: /^aws dynamodb update-time-to-live /,
      act: (line) => expect(line).toContain(`AttributeName=${raw.TimeToLiveSpecification.AttributeName}`),
    },
    {
      does: /^aws dynamodb update-continuous-backups /,
      act: (line) => {
        const { RecoveryPeriodInDays: days } = raw.Replicas[0].PointInTimeRecoverySpecification;
        expect(line).toContain(`PointInTimeRecoveryEnabled=true,RecoveryPeriodInDays=${days}`);
      },
    },
    { does: /^aws dynamodb update-table .* --deletion-protection-enabled$/, act: nothing },
    {
      does: /^npm run admin -- replay-erasures /,
      act: async (line) => {
        const typed = line
          .replace('npm run admin -- ', '')
          .replace('-prod-', '-dev-')
          .replace(' T ', ` ${moment} `)
          .replace('--stage prod', `--json --as privacy-officer --endpoint ${system.url()}`);
        ran.push(await admin(typed));
      },
    },
    {
      does: /^aws dynamodb update-table .* --stream-specification /,
      act: (line) => expect(line).toContain(`StreamViewType=${raw.StreamSpecification.StreamViewType}`),
    },
    { does: /^aws dynamodb describe-table .* Table.LatestStreamArn$/, act: nothing },
    { does: /^for F in .* delete-function-concurrency /, act: () => pauseAll(false) },
  ];
}

/** The stage of a local host is `dev`. */
const tableIn = (line: string, option: string): string =>
  (new RegExp(`--${option} (\\S+)`).exec(line)?.[1] ?? '').replace('-prod-', '-dev-');

type Raw = {
  readonly StreamSpecification: { readonly StreamViewType: string };
  readonly TimeToLiveSpecification: { readonly AttributeName: string };
  readonly Replicas: readonly [
    { readonly PointInTimeRecoverySpecification: { readonly RecoveryPeriodInDays: number } },
  ];
};

const recordsOf = (system: LocalHost): Raw =>
  tablesOf(system.host().running.resources).find(({ raw }) => raw['StreamSpecification'])
    ?.raw as unknown as Raw;
