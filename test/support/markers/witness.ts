import type { SesEvent } from '../../../local/emulators/ses-events.ts';
import { type Reply, send } from '../http-client.ts';
import type { LocalHost } from '../local-host.ts';
import { type OfficeSession, signIn } from '../signed-in.ts';
import { source } from './people.ts';

/** Who may read what an answer says: the applicant's own answers, and the office's pages, are theirs. */
export type Heard = { readonly path: string; readonly reply: Reply; readonly entitled: boolean };

export type Witness = ReturnType<typeof witness>;

/** Keeps everything that the system says while it is used: answers, changes of the table, and events of mails. */
export function witness(system: LocalHost) {
  const heard: Heard[] = [];
  const changes: unknown[] = [];
  const mailEvents: SesEvent[] = [];
  const host = system.host();
  const ends = [
    host.running.emulators.dynamodb.onRecord((_table, record) => changes.push(record)),
    host.ses.onEvent((event) => mailEvents.push(event)),
  ];
  const keep = async (path: string, entitled: boolean, asked: Promise<Reply>): Promise<Reply> => {
    const reply = await asked;
    heard.push({ path, reply, entitled });
    return reply;
  };
  const ask = (path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Reply> =>
    send(system.at(path), {
      ...(body !== undefined && { method: 'POST', body }),
      headers,
      localAddress: source,
    });
  return {
    ...{ heard, changes, mailEvents },
    get: (path: string, headers = {}) => keep(path, false, ask(path, headers)),
    /** A machine's post: its refusals echo nothing. What it gets for itself, it may read. */
    post: (path: string, body: unknown, entitled = false) =>
      keep(path, entitled, ask(path, json, typeof body === 'string' ? body : JSON.stringify(body))),
    /** A browser's post: what was typed comes back to who typed it. */
    postForm: (path: string, fields: Readonly<Record<string, string>>) =>
      keep(path, true, ask(path, form, new URLSearchParams(fields).toString())),
    office: async (mailbox: string, entitled: boolean): Promise<OfficeSession> => {
      const session = await signIn(system, mailbox);
      return {
        get: (path) => keep(path, entitled, session.get(path)),
        post: (path, body) => keep(path, entitled, session.post(path, body)),
      };
    },
    end: () => {
      for (const stop of ends) stop();
    },
  };
}

const json = { 'content-type': 'application/json', accept: 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
