import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { reachedMailService } from '../../shared/letter/letter-states.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { findPart, findStatement } from '../../shared/storage/statements.ts';
import type { Host } from '../host.ts';

type Row = Readonly<Record<string, unknown>>;

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
};

export async function readBooks(host: Host): Promise<Books> {
  const rows = await scan(host);
  const of = (kind: string): Row[] => rows.filter((row) => row['kind'] === kind);
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
  };
}

export type Totals = { readonly national: number; readonly offices: number; readonly statement: Statement };

/** The week's choices as the national statement says, and as the offices' own statements add up. */
export async function readTotals(host: Host, week: string): Promise<Totals> {
  const client = clientFor(host);
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

/** Referrals and checks of a week, counted from the items themselves. */
export async function recount(host: Host, week: string): Promise<number> {
  const rows = await scan(host);
  return rows.filter((row) => ['referral', 'check'].includes(String(row['kind'])) && row['week'] === week)
    .length;
}

async function scan(host: Host): Promise<Row[]> {
  const client = clientFor(host);
  const rows: Row[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: host.table.name }))
    rows.push(...Items.map((item) => unmarshall(item)));
  client.destroy();
  return rows;
}

const clientFor = ({ table }: Host): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: table.endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'LOCALhost', secretAccessKey: 'local' },
  });

const lengthOf = (list: unknown): number => (list as readonly unknown[]).length;

const sum = (rows: readonly Row[], count: (row: Row) => number): number =>
  rows.reduce((total, row) => total + count(row), 0);
