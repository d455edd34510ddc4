import type { IncomingMessage, ServerResponse } from 'node:http';
import { sesTroubles } from '../emulators/ses-trouble.ts';
import { readWhole } from '../emulators/wire.ts';
import { isObject, type Json, type JsonObject, tryParseJson } from '../json.ts';
import { ControlError } from './control-error.ts';
import type { HostControls } from './host-controls.ts';
import { mailboxPage } from './mailbox-page.ts';

type Asked = { readonly body: JsonObject; readonly parameter: string; readonly query: URLSearchParams };
type Control = (controls: HostControls, asked: Asked) => unknown;

/** The controls of a local system; none of them is in the template. `*` stands for one part of the path. */
const controls: Readonly<Record<string, Control>> = {
  'GET /_local': (host) => host.describe(),
  'GET /_local/mail': (host, { query }) =>
    query.has('after') ? host.mailsAfter(Number(query.get('after'))) : host.mails(),
  'GET /_local/mailbox': (host, { query }) => new Page(mailboxPage(host.mails(), query)),
  'GET /_local/logs': (host) => host.logs(),
  'GET /_local/calls': (host) => host.running.access.calls(),
  'GET /_local/dlq': (host) => host.deadLetters(),
  'POST /_local/settle': (host) => host.settle(),
  'POST /_local/clock': (host, { body }) => moveClock(host, body['now']),
  'POST /_local/schedules/*': (host, { body: { at, ...more }, parameter }) =>
    host.fire(parameter, at === undefined ? undefined : text({ at }, 'at'), more),
  'POST /_local/ses-events': (host, { body }) => ({ targets: host.publish(eventOf(body, host.now())) }),
  'POST /_local/ses': (host, { body }) => troubleMail(host, body),
  'GET /_local/account': (host) => host.running.account.state(),
  'POST /_local/account': (host, { body }) => changeAccount(host, body),
  'POST /_local/redrive': redrive,
  'POST /_local/kill': (host, { body }) => ({ armed: host.kill(text(body, 'function'), text(body, 'when')) }),
  'POST /_local/pause': (host, { body }) => pause(host, text(body, 'function'), body['paused'] !== false),
};

/** `{"sandbox": true}`: what an account of AWS may be like, and the template does not say. */
function changeAccount(host: HostControls, body: JsonObject): object {
  try {
    return host.running.account.change(body);
  } catch (error) {
    throw new ControlError(400, `An account has no such state: ${(error as Error).message}`);
  }
}

/** What is left, and is no failure of a moment ago, needs more than another try. */
async function redrive(host: HostControls): Promise<object> {
  const moved = await host.redrive();
  const queues = await host.deadLetters();
  return { moved, left: Object.fromEntries(queues.map(({ queue, messages }) => [queue, messages.length])) };
}

class Page {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  host: HostControls,
): Promise<void> {
  try {
    const answer = await perform(request, host);
    if (answer instanceof Page) send(response, 200, answer.html, 'text/html; charset=utf-8');
    else sendJson(response, 200, answer);
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    sendJson(response, error.status, { error: error.message });
  }
}

async function perform(request: IncomingMessage, host: HostControls): Promise<unknown> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const path = pathname.replace(/(.)\/$/, '$1');
  const [, start = '', parameter = ''] = path.match(/^(\/_local\/\w+)\/([\w-]+)$/) ?? [];
  const control = controls[`${request.method} ${path}`] ?? controls[`${request.method} ${start}/*`];
  if (!control) throw new ControlError(404, `No control ${request.method} ${path}; see GET /_local`);
  return control(host, { body: await readBody(request), parameter: decodeURIComponent(parameter), query });
}

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const bytes = await readWhole(request);
  const body = bytes.length === 0 ? {} : tryParseJson(bytes.toString());
  if (!isObject(body)) throw new ControlError(400, 'The body is no JSON object');
  return body;
}

async function moveClock(host: HostControls, now: Json | undefined): Promise<object> {
  if (now !== null && typeof now !== 'string')
    throw new ControlError(400, 'now is neither a moment (ISO) nor null');
  const settled = await host.setClock(now);
  return { now: host.now().toISOString(), ...settled };
}

function pause(host: HostControls, name: string, paused: boolean): object {
  host.pause(name, paused);
  return { function: name, paused };
}

/** `{"trouble": "throttled", "perSecond": 20}`; without a trouble, or with null, SES works again. */
function troubleMail(host: HostControls, { trouble = null, perSecond, seconds }: JsonObject): object {
  const kind = sesTroubles.find((one) => one === trouble);
  if (trouble !== null && !kind)
    throw new ControlError(400, `trouble is none of ${sesTroubles.join(', ')}, null`);
  host.ses.trouble(
    kind && {
      kind,
      ...(typeof perSecond === 'number' && { perSecond }),
      ...(typeof seconds === 'number' && { seconds }),
    },
  );
  return { trouble: kind ?? null };
}

/** SES's envelope around what was given, where it is not there. */
function eventOf(body: JsonObject, now: Date): JsonObject {
  if (!isObject(body['detail'])) throw new ControlError(400, 'detail is no object');
  return { version: '0', source: 'aws.ses', time: now.toISOString(), ...body };
}

function text(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new ControlError(400, `${name} is no text`);
  return value;
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, `${JSON.stringify(value, null, 2)}\n`, 'application/json');
}

function send(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
