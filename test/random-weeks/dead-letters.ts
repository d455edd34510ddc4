import type { Host } from '../../local/host.ts';

type Aside = { readonly problems: string[]; readonly count: number };

/** Work that was given up: it must be the end of a process that gave it up, and it must go well when it is repeated. */
export async function putAside(host: Host): Promise<Aside> {
  const messages = (await host.deadLetters()).flatMap(({ messages: found }) => found);
  const unexplained = messages.filter(({ body }) => !JSON.stringify(body).includes('Runtime.ExitError'));
  const problems = unexplained.map(({ body }) => `put aside: ${JSON.stringify(body).slice(0, 600)}`);
  if (messages.length === 0) return { problems, count: 0 };
  await host.redrive();
  await host.setClock(new Date(host.now().getTime() + 5 * 60_000).toISOString());
  const left = (await host.deadLetters()).flatMap(({ messages: found }) => found);
  if (left.length > 0) problems.push(`${left.length} messages stay put aside after they were repeated`);
  return { problems, count: messages.length };
}
