import type { HttpResponse } from '../../shared/http/response.ts';
import { tagsOf } from './markup.ts';
import type { OfficeBrowser } from './office-browser.ts';
import { postForm, request } from './requests.ts';
import type { TestSystem } from './system.ts';

export type Seen = { readonly what: string; readonly response: HttpResponse };
type Form = { readonly action: string; readonly fields: Readonly<Record<string, string>> };

/** What a careless scanner types where it finds an empty field. */
const typed = ['', '12345678', 'SA'];

/**
 * Does to a page what mail scanners do: asks for it by GET and HEAD, follows what it links to, and presses its
 * buttons with nothing, or anything, in their fields, as deep as the pages lead.
 */
export async function scan(start: string, browser: OfficeBrowser, system: TestSystem): Promise<Seen[]> {
  const seen: Seen[] = [];
  const known = new Set<string>();
  const visit = async (what: string, ask: () => Promise<HttpResponse>): Promise<void> => {
    if (known.has(what)) return;
    known.add(what);
    const response = await ask();
    seen.push({ what, response });
    const redirect = response.headers['location'];
    for (const path of [...linksIn(response.body), ...(redirect ? [redirect] : [])]) await get(path);
    for (const form of formsIn(response.body)) await press(form);
  };
  const get = async (path: string): Promise<void> => {
    for (const method of ['HEAD', 'GET'])
      await visit(`${method} ${path}`, async () => (await open(method, path, browser, system)).response);
  };
  const press = async ({ action, fields }: Form): Promise<void> => {
    for (const value of typed) {
      const filled = Object.fromEntries(Object.entries(fields).map(([name, own]) => [name, own || value]));
      const what = `POST ${action} ${JSON.stringify(filled)}`;
      await visit(what, () => browser.send(postForm(action, filled, { at: system.clock.now })));
    }
  };
  await get(start);
  return seen;
}

export async function open(
  method: string,
  path: string,
  browser: OfficeBrowser,
  { clock }: TestSystem,
): Promise<Seen> {
  const what = `${method} ${path}`;
  const headers = { accept: 'text/html' };
  return { what, response: await browser.send(request(what, { at: clock.now, headers })) };
}

const linksIn = (page: string): string[] =>
  tagsOf(page)
    .flatMap(({ attributes: { href = '', src = '' } }) => [href, src])
    .filter((path) => path.startsWith('/office'))
    .map((path) => path.replaceAll('&amp;', '&'));

function formsIn(page: string): Form[] {
  return page
    .split('<form')
    .slice(1)
    .map((part) => {
      const [form = '', ...inputs] = tagsOf(`<form${part.slice(0, part.indexOf('</form>'))}`).map(
        ({ attributes }) => attributes,
      );
      const named = inputs.flatMap(({ name, value = '' }) => (name === undefined ? [] : [[name, value]]));
      return { action: form === '' ? '' : (form['action'] ?? ''), fields: Object.fromEntries(named) };
    });
}
