import type { Silence } from './backoff.ts';
import { readPage } from './show-page.ts';

export type Answer = { readonly status: number; readonly html: string; readonly page: Document };
/** The gateway gives a function 30 seconds; the rest is for a slow line. */
const patienceMs = 60_000;

/** Posts a form and reads the page that answers it. Never rejects. */
export async function postForm(action: string, body: string): Promise<Answer | Silence> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
  try {
    const { signal } = patience;
    return await read(await fetch(action, { method: 'POST', redirect: 'error', headers, body, signal }));
  } catch {
    return {};
  } finally {
    clearTimeout(timer);
  }
}

async function read(response: Response): Promise<Answer | Silence> {
  const { status } = response;
  const silence = waitOf(response.headers.get('retry-after'));
  if (status >= 500) return silence;
  const html = await response.text();
  const page = readPage(html);
  // A gateway that is asked too often says so without a page.
  return page.getElementById('main') ? { status, html, page } : silence;
}

const waitOf = (seconds: string | null): Silence =>
  Number(seconds) > 0 ? { retryAfterMs: Number(seconds) * 1000 } : {};
