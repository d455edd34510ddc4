/** What an address answers to whoever opens it. */
export type Visited = { readonly status: number; readonly body: string };

const patienceMs = 10_000;

/** Follows no redirection. Status 0 where nobody answers, with the reason. */
export async function visit(url: string): Promise<Visited> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(url, { redirect: 'manual', signal });
    return { status: answer.status, body: await answer.text() };
  } catch (error) {
    const { cause, message } = error as Error;
    return { status: 0, body: cause instanceof Error ? cause.message : message };
  }
}
