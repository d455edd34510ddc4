import type { Mail } from '../emulators/ses.ts';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem}' +
  'ul{list-style:none;padding:0}li{border-bottom:1px solid #ddd}li a{display:block;padding:.6rem 0;color:#123}' +
  'small{color:#555}iframe{width:100%;height:70vh;border:1px solid #ccc}pre{white-space:pre-wrap}';

/** The mails of the local system, for people: all mailboxes, one mailbox (`of`), or one mail (`mail`). */
export function mailboxPage(mails: readonly Mail[], query: URLSearchParams): string {
  const mail = mails.find(({ id }) => id === query.get('mail'));
  if (mail) return page(mail.subject, oneMail(mail));
  const of = query.get('of');
  if (of !== null) return page(of, oneMailbox(of, mails));
  return page('Mailboxes', allMailboxes(mails));
}

function allMailboxes(mails: readonly Mail[]): string {
  const counts = new Map<string, number>();
  for (const address of mails.flatMap(({ to }) => to)) counts.set(address, (counts.get(address) ?? 0) + 1);
  if (counts.size === 0) return '<p>No mail yet. Reload this page after something was sent.</p>';
  const entries = [...counts].sort(([a], [b]) => a.localeCompare(b));
  return list(
    entries.map(([address, count]) =>
      link({ of: address }, address, `${count} mail${count === 1 ? '' : 's'}`),
    ),
  );
}

function oneMailbox(address: string, mails: readonly Mail[]): string {
  const own = mails.filter(({ to }) => to.includes(address)).reverse();
  return (
    back({}) + list(own.map(({ id, subject, at, fate }) => link({ mail: id }, subject, `${at} · ${fate}`)))
  );
}

/** The mail's own HTML, in a frame that may neither run scripts nor reach this page. */
function oneMail({ to, from, at, html, text, attachments }: Mail): string {
  const files = attachments
    .map((file) => `<li>${escapeHtml(String(file.filename ?? 'attachment'))}</li>`)
    .join('');
  return (
    `${back({ of: to[0] ?? '' })}<p><small>${escapeHtml(from)} → ${escapeHtml(to.join(', '))}<br>${escapeHtml(at)}</small></p>` +
    (html === ''
      ? ''
      : `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="HTML" srcdoc="${escapeHtml(`<base target="_blank">${html}`)}"></iframe>`) +
    (files === '' ? '' : `<h2>Attachments</h2><ul>${files}</ul>`) +
    `<h2>Text</h2><pre>${withLinks(escapeHtml(text))}</pre>`
  );
}

function withLinks(escaped: string): string {
  return escaped.replaceAll(
    /https?:\/\/(?:[^\s<>"&]|&amp;)+/g,
    (url) => `<a href="${url}" rel="noreferrer">${url}</a>`,
  );
}

function link(query: Record<string, string>, title: string, note: string): string {
  return `<li><a href="?${escapeHtml(String(new URLSearchParams(query)))}">${escapeHtml(title)}<br><small>${escapeHtml(note)}</small></a></li>`;
}

function back(query: Record<string, string>): string {
  return `<p><a href="/_local/mailbox?${escapeHtml(String(new URLSearchParams(query)))}">← back</a></p>`;
}

function list(entries: readonly string[]): string {
  return `<ul>${entries.join('')}</ul>`;
}

function page(title: string, body: string): string {
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>${escapeHtml(title)}</title><style>${style}</style><h1>${escapeHtml(title)}</h1>${body}`
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
