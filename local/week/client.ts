import type { EnrollmentBody } from './people.ts';

export type Answered = { readonly status: number; readonly body: Record<string, unknown> };

/** Speaks to the system as phones and offices do: over HTTP, JSON in and out. */
export async function postJson(
  url: string,
  body: unknown,
  cookie = '',
): Promise<Answered & { cookies: string[] }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    cookies: response.headers.getSetCookie().map((set) => set.split(';')[0] ?? ''),
  };
}

/** Sends an enrollment as a phone would, again until the system answers: trying again is always safe. */
export async function enroll(url: string, body: EnrollmentBody | object): Promise<Answered> {
  for (let tries = 1; ; tries += 1) {
    const answer = await postJson(`${url}/enrollments`, body);
    if (answer.status < 500 || tries === 5) return answer;
  }
}
