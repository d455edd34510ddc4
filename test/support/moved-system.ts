import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { onHost } from '../../admin/aws/place.ts';
import { openSystem } from '../../admin/aws/system.ts';
import { readConfig } from '../../infra/config.ts';
import type { Host } from '../../local/host.ts';
import { type Row, scanTable } from '../../local/scan-table.ts';
import { postJson } from '../../local/week/client.ts';
import { admin, type Ran } from './admin.ts';

/** A key pair as `age-keygen` writes it: the path of its file, and who can be written to. */
export async function ageKey(
  directory: string,
): Promise<{ readonly file: string; readonly recipient: string }> {
  const identity = await generateIdentity();
  const file = join(directory, 'key.txt');
  const recipient = await identityToRecipient(identity);
  writeFileSync(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600 });
  return { file, recipient };
}

type AgeKey = Awaited<ReturnType<typeof ageKey>>;

/** In the role that the command asks for. */
export const exportFrom = ({ url }: Host, directory: string, { recipient }: AgeKey): Promise<Ran> =>
  admin(`export ${directory} --to ${recipient} --as privacy-officer --endpoint ${url}`);

export const importInto = ({ url }: Host, directory: string, { file }: AgeKey): Promise<Ran> =>
  admin(`import ${directory} --key ${file} --as privacy-officer --endpoint ${url}`);

/** Signs in at one system; the session is good wherever its link secret is. */
export async function sessionOf(host: Host, mailbox: string): Promise<string> {
  const asked = await postJson(`${host.url}/office/code`, { mailbox });
  const mail = host
    .mails()
    .findLast(({ to, text }) => String(to).startsWith(`${mailbox}@`) && /\b\d{8}\b/.test(text));
  const code = /\b\d{8}\b/.exec(mail?.text ?? '')?.[0];
  const entered = await postJson(
    `${host.url}/office/session`,
    { mailbox, code, initials: 'SA' },
    asked.cookies.join('; '),
  );
  if (entered.status !== 200) throw new Error(`${mailbox} could not sign in: ${entered.status}`);
  return entered.cookies.join('; ');
}

export async function pageOf(
  host: Host,
  path: string,
  cookie: string,
  accept = 'text/html',
): Promise<string> {
  const response = await fetch(`${host.url}${path}`, { headers: { cookie, accept } });
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer()).toString('base64');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Items of a week's statement as they lie in the table, by their bytes. */
export async function statementBytes(host: Host, week: string): Promise<ReadonlyMap<string, string>> {
  const rows = (await scanTable(host)).filter(({ pk }) => pk === `T#${week}`);
  return new Map(rows.map((row) => [String(row['sk']), sha256(JSON.stringify(sorted(row)))]));
}

const sorted = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row)
      .map(
        ([name, value]) =>
          [name, value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value] as const,
      )
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );

/** Every item without what another key seals, and without what is of its place alone. */
export async function itemsOf(host: Host): Promise<ReadonlyMap<string, string>> {
  const rows = (await scanTable(host)).filter(({ pk }) => !/^(A#|MAIL|IMPORT)/.test(String(pk)));
  return new Map(
    rows.map(({ sealed, imported, requests, ...row }) => [
      `${row['pk']} ${row['sk']}`,
      JSON.stringify(sorted({ ...row, requests: withoutSealed(requests) })),
    ]),
  );
}

const withoutSealed = (requests: unknown): unknown =>
  (requests as readonly Row[] | undefined)?.map(({ sealed: _, ...request }) => request);

/** What the other table holds of erased persons. */
export async function tombstonesOf(host: Host): Promise<readonly object[]> {
  const system = openSystem(readConfig('dev'), await onHost(host.url));
  const { erasures } = await system.rawTables();
  const found: object[] = [];
  for await (const page of erasures.pages({ number: 0, of: 1 })) found.push(...page);
  system.close();
  return found;
}
