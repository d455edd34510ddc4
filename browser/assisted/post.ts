import { type Outcome, outcomeOf } from './outcome.ts';

/** A slow network gets its time; one that is gone does not hold up the list for ever. */
const patienceMs = 60_000;

/** Sends one person's bytes. Whatever goes wrong on the way means: later. */
export async function post(body: string): Promise<Outcome> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const response = await fetch('/enrollments', {
      ...request,
      headers: headers(),
      body,
      signal: patience.signal,
    });
    const { status } = response;
    return outcomeOf({
      status,
      retryAfter: response.headers.get('retry-after'),
      body: await response.json(),
    });
  } catch {
    return { kind: 'later' };
  } finally {
    clearTimeout(timer);
  }
}

// A network that asks to sign in first sends everybody elsewhere.
const request: RequestInit = { method: 'POST', redirect: 'error', cache: 'no-store', credentials: 'omit' };

const headers = () => ({
  accept: 'application/json',
  'accept-language': document.documentElement.lang,
  'content-type': 'application/json',
});
