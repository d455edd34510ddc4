import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type startServer from 'aws-ses-v2-local';
import type * as EmailStore from 'aws-ses-v2-local/dist/store.js';
import type { Form } from './ses-request.ts';

const require = createRequire(import.meta.url);
const { default: start } = require('aws-ses-v2-local') as typeof startServer;
const { getStoreReadonly } = require('aws-ses-v2-local/dist/store.js') as typeof EmailStore;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;
export type KeptEmail = ReturnType<typeof getStoreReadonly>['emails'][number];
export type Viewer = { readonly server: Server; readonly url: string; readonly listener: Listener };

/** aws-ses-v2-local: answers sends, parses MIME, and shows every mail on a page. Its listener is taken off. */
export async function startViewer(): Promise<Viewer> {
  // With this variable it would relay every mail to a real server.
  delete process.env['SMTP_TRANSPORT'];
  const server = await start({ host: '127.0.0.1', port: 0 });
  const listener = server.listeners('request')[0] as Listener;
  server.removeAllListeners('request');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, listener };
}

/** Hands over a request whose body has been read. */
export function handOver(
  viewer: Viewer,
  request: IncomingMessage,
  response: ServerResponse,
  form?: Form,
): void {
  viewer.listener(form ? Object.assign(request, { body: form }) : request, response);
}

/** The mail that an answer is about, and that answer under another id; undefined for a refusal. */
export function accept(
  answer: string,
  id: string,
  at: number,
): { email: KeptEmail; answer: string } | undefined {
  const given = answer.match(/<MessageId>([^<]+)<\/MessageId>/)?.[1];
  const email = getStoreReadonly().emails.findLast((kept) => kept.messageId === given);
  if (!email || given === undefined) return undefined;
  Object.assign(email, { messageId: id, at: Math.floor(at / 1000) });
  return { email, answer: answer.replace(given, id) };
}
