import type { Mail } from '../../local/emulators/ses.ts';
import { headerOf, type Reply, send, sendJson } from './http-client.ts';
import type { LocalHost } from './local-host.ts';

export type OfficeSession = {
  get(path: string): Promise<Reply>;
  post(path: string, body: object): Promise<Reply>;
};

/** An official's browser on a running system: asks for a code, reads it in the mailbox, and enters it. */
export async function signIn(system: LocalHost, mailbox: string): Promise<OfficeSession> {
  const asked = await sendJson(system.at('/office/code'), { mailbox });
  const code = newestCode(await system.mails(), mailbox);
  const body = { mailbox, code, initials: 'SA' };
  const entered = await sendJson(system.at('/office/session'), body, { cookie: cookieOf(asked) });
  const headers = { accept: 'application/json', cookie: cookieOf(entered) };
  const { csrf } = JSON.parse(entered.text) as { csrf: string };
  return {
    get: (path) => send(system.at(path), { headers }),
    post: (path, answer) => sendJson(system.at(path), { csrf, ...answer }, headers),
  };
}

const cookieOf = (reply: Reply): string => headerOf(reply, 'set-cookie')?.split(';')[0] ?? '';

function newestCode(mails: readonly Mail[], mailbox: string): string {
  const mail = mails.findLast(({ to, tags }) => to[0]?.startsWith(`${mailbox}@`) && !tags['letter']);
  return /\b\d{8}\b/.exec(mail?.text ?? '')?.[0] ?? '';
}
