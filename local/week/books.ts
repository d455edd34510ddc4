import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { reachedMailService } from '../../shared/letter/letter-states.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { findPart, findStatement } from '../../shared/storage/statements.ts';
import { localPlace } from '../emulators/emulator.ts';
import type { Host } from '../host.ts';
import { hostClient } from '../host-client.ts';
import { ofKind, type Row, scanTable } from '../scan-table.ts';

/** What the table holds, item by item: numbers that no function of the system has counted. */
export type Books = {
  readonly submissions: number;
  /** Referrals and checks that must follow from the submissions. */
  readonly expected: number;
  readonly referrals: number;
  readonly repeats: number;
  /** Answers that handed a need to another office. */
  readonly moves: number;
  readonly letters: number;
  /** Letters that the mail service has taken. */
  readonly lettersSent: number;
  /** New referrals that letters told of: once at the first owner, once more at each next one. */
  readonly told: number;
  readonly digests: number;
  /** Referrals and checks of the week, item by item. */
  readonly recount: number;
};

export async function readBooks(host: Host, week: string): Promise<Books> {
  const rows = await scanTable(host);
  const of = (...kinds: string[]): Row[] => ofKind(rows, ...kinds);
  const letters = of('letter');
  const submissions = of('submission');
  return {
    submissions: submissions.length,
    expected: sum(submissions, (row) => lengthOf(row['choices']) + lengthOf(row['notes'])),
    referrals: of('referral').length,
    repeats: of('check').length,
    moves: of('decision').filter((row) => row['office'] !== row['owner']).length,
    letters: letters.length,
    lettersSent: letters.filter((row) => reachedMailService(row['state'] as 'sent')).length,
    told: sum(letters, (row) => (row['counts'] as { new: number }).new),
    digests: letters.filter((row) => String(row['sk']).startsWith('D-')).length,
    recount: of('referral', 'check').filter((row) => row['week'] === week).length,
  };
}

export type Totals = { readonly national: number; readonly offices: number; readonly statement: Statement };

/** The week's choices as the national statement says, and as the offices' own statements add up. */
export async function readTotals(host: Host, week: string): Promise<Totals> {
  const client = new DynamoDBClient(hostClient(host.table.endpoint, localPlace.region));
  const table = new DynamoTable(client, host.table.name);
  try {
    const statement = await findStatement(table, week);
    if (!statement) throw new Error(`No statement of ${week}`);
    const parts = await Promise.all(
      Object.keys(statement.offices).map((office) => findPart(table, week, office)),
    );
    const choices = parts.map((part) => Object.values(part?.offices ?? {})[0]?.flows['choices'] ?? 0);
    const national = statement.national.flows['choices'] ?? 0;
    return { national, offices: choices.reduce((total, count) => total + count, 0), statement };
  } finally {
    client.destroy();
  }
}

const lengthOf = (list: unknown): number => (list as readonly unknown[]).length;

const sum = (rows: readonly Row[], count: (row: Row) => number): number =>
  rows.reduce((total, row) => total + count(row), 0);
