import type { Mail } from '../../local/emulators/ses.ts';
import type { Host } from '../../local/host.ts';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { enroll } from '../../local/week/client.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { headerOf, type Reply, send, sendForm, sendJson } from '../support/http-client.ts';

/** A document as a browser gets it; a letter has no policy of its own. */
export type Picture = { readonly name: string; readonly html: string; readonly policy?: string };

const asPage = { accept: 'text/html' };

/** What people see of a played week, each as its own document. */
export async function picturesOf(host: Host): Promise<Picture[]> {
  const mailbox = await busiestMailbox(host);
  return [
    { name: 'digest', html: newest(host, `${mailbox}_D-`).html },
    { name: 'national', html: newest(host, '_N-').html },
    { name: 'arrivals', html: newest(host, `${mailbox}_W-`).html },
    ...(await applicantPages(host)),
    ...(await officePages(host, mailbox)),
  ];
}

/** The manpower office to which most persons came. */
async function busiestMailbox(host: Host): Promise<string> {
  const owned = ofKind(await scanTable(host), 'referral', 'check').filter(({ office }) =>
    String(office).startsWith('disnaker@'),
  );
  const persons = [...Map.groupBy(owned, ({ office }) => String(office))].map(
    ([office, rows]) => [office, new Set(rows.map(({ submission }) => submission)).size] as const,
  );
  return persons.toSorted((a, b) => b[1] - a[1])[0]?.[0].replaceAll(/[@.]/g, '-') ?? '';
}

function newest(host: Host, tag: string): Mail {
  const mail = host.mails().findLast(({ tags }) => tags['letter']?.includes(tag));
  if (!mail) throw new Error(`No letter ${tag} was sent`);
  return mail;
}

async function applicantPages({ url }: Host): Promise<Picture[]> {
  const wish = { targetGroup: 'purna', language: 'id' } as const;
  const { body: answer } = await enroll(url, enrollmentFor(4711, wish));
  const stored = await sendForm(`${url}/enrollments`, fieldsOf(enrollmentFor(4712, wish)));
  return [
    document('form', await send(`${url}/`, { headers: asPage })),
    document('receipt', stored),
    document('status', await sendForm(`${url}/status`, { receipt: String(answer['receipt']) })),
  ];
}

async function officePages(host: Host, mailbox: string): Promise<Picture[]> {
  const asked = await sendJson(`${host.url}/office/code`, { mailbox });
  const code = /\b\d{8}\b/.exec(host.mails().at(-1)?.text ?? '')?.[0];
  const entered = await sendJson(
    `${host.url}/office/session`,
    { mailbox, code, initials: 'SA' },
    { cookie: cookieOf(asked) },
  );
  const headers = { ...asPage, cookie: cookieOf(entered) };
  const list = document('office-list', await send(`${host.url}/office/list`, { headers }));
  const [person = ''] = /\/office\/referrals\/[\w-]+/.exec(list.html) ?? [];
  return [list, document('office-person', await send(`${host.url}${person}`, { headers }))];
}

const cookieOf = (reply: Reply): string => headerOf(reply, 'set-cookie')?.split(';')[0] ?? '';

function document(name: string, reply: Reply): Picture {
  if (reply.status >= 400) throw new Error(`${name} answered ${reply.status}`);
  return { name, html: reply.text, policy: headerOf(reply, 'content-security-policy') ?? '' };
}

/** The fields that a browser would post for this request. */
function fieldsOf(value: unknown, path = ''): Record<string, string> {
  if (typeof value !== 'object' || value === null) return { [path]: String(value) };
  const parts = Object.entries(value).map(([name, part]) => fieldsOf(part, path ? `${path}.${name}` : name));
  return Object.assign({}, ...parts) as Record<string, string>;
}
