import { office } from '../../functions/office/office.ts';
import { statements } from '../../functions/statements/statements.ts';
import { asProblem, problemResponse } from '../../shared/http/problems.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import type { State } from '../../shared/referral/states.ts';
import { plainBody } from './people.ts';
import { postForm, postJson, request } from './requests.ts';
import { startSystem, type TestSystem } from './system.ts';

/** The routes of the office's side, the more special ones first, as the gateway chooses. */
const templates = [
  ...['/office', '/office/code', '/office/session', '/office/list', '/office/answers'],
  ...['/office/support', '/office/desk', '/office/referrals/{id}'],
  ...['/office/verify', '/office/verify/{token}'],
  ...[
    '/office/statements',
    '/office/statements/{week}',
    '/office/statements/{week}/{national}',
    '/office/{token}',
  ],
].map((template) => ({
  template,
  pattern: new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** Which route the gateway would choose, and its path parameters. */
function routed(event: HttpRequest): HttpRequest {
  const { method, path } = event.requestContext.http;
  const [bare = '', search = ''] = path.split('?');
  const found = templates.find(({ pattern }) => pattern.test(bare));
  const parameters = { ...found?.pattern.exec(bare)?.groups };
  const query = Object.fromEntries(new URLSearchParams(search));
  return {
    ...event,
    routeKey: `${method} ${found?.template ?? '/office/{token}'}`,
    rawPath: bare,
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    ...(search && { queryStringParameters: query }),
  };
}

export type OfficeBrowser = ReturnType<typeof openBrowser>;

/** A browser before the office's pages: it keeps cookies, and sees errors as the gateway's clients see them. */
export function openBrowser(system: TestSystem) {
  const jar = new Map<string, string>();
  const pauses: number[] = [];
  const deps = { ...system.deps, pause: async (ms: number) => void pauses.push(ms) };
  const send = async (event: HttpRequest): Promise<HttpResponse> => {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`);
    const complete = { ...routed(event), cookies };
    const work = complete.routeKey.includes('/statements') ? statements : office;
    const response = await work(complete, deps).catch((error: unknown) =>
      problemResponse(asProblem(error, deps.report), complete, deps.hotline),
    );
    for (const cookie of response.cookies ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const at = () => ({ at: system.clock.now });
  const html = { accept: 'text/html' };
  return {
    ...{ jar, pauses, send },
    page: (path: string) => send(request(`GET ${path}`, { ...at(), headers: html })),
    json: (path: string) => send(request(`GET ${path}`, at())),
    postForm: (path: string, body: unknown) => send(postForm(path, body, at())),
    postJson: (path: string, body: unknown) => send(postJson(path, body, at())),
  };
}

export const mailedCode = ({ deps }: TestSystem): string =>
  /\b\d{8}\b/.exec(deps.mailer.sent.at(-1)?.text ?? '')?.[0] ?? '';

export type SignedIn = { readonly browser: OfficeBrowser; readonly csrf: string };

export async function signInAs(system: TestSystem, mailbox: string, initials = 'sa'): Promise<SignedIn> {
  const browser = openBrowser(system);
  await browser.postJson('/office/code', { mailbox });
  const response = await browser.postJson('/office/session', {
    ...{ mailbox, code: mailedCode(system), initials },
  });
  const { csrf } = JSON.parse(response.body) as { csrf: string };
  return { browser, csrf };
}

export type ListedNeed = {
  readonly id: string;
  readonly kind: string;
  readonly program: string;
  readonly state: State;
  readonly answerNumber: number;
  readonly ownerNumber: number;
  readonly said?: string;
};

/** All open needs of the signed-in office, in the list's order. */
export async function needsOf({ browser }: SignedIn): Promise<ListedNeed[]> {
  const { persons } = JSON.parse((await browser.json('/office/list')).body) as {
    persons: { needs: ListedNeed[] }[];
  };
  return persons.flatMap(({ needs }) => needs);
}

export type GivenResult = { readonly id: string; readonly result: string; readonly state?: string };

/** Gives one answer; `shown` is the answer number that the page showed. */
export async function give(
  { browser, csrf }: SignedIn,
  { id, answerNumber }: Pick<ListedNeed, 'id' | 'answerNumber'>,
  answer: Readonly<Record<string, unknown>>,
): Promise<GivenResult> {
  const response = await browser.postJson('/office/answers', { ids: [id], answerNumber, csrf, ...answer });
  const { results } = JSON.parse(response.body) as { results: GivenResult[] };
  return results[0] ?? { id, result: response.body };
}

/** A system in which one plain need waits, and its office has signed in. */
export async function signedInWithOneNeed() {
  const system = await startSystem();
  await system.enroll(plainBody());
  await system.pump();
  const office = await signInAs(system, 'disnaker-32-12');
  return { system, office, need: (await needsOf(office))[0] as ListedNeed };
}
