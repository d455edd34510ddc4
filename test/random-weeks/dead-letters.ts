import type { Host } from '../../local/host.ts';

type Aside = { readonly problems: string[]; readonly count: number };

/** So often somebody repeats what was put aside; a repetition can meet the end of its process, too. */
const mostRounds = 5;

/** Work that was given up: it must be the end of a process that gave it up, and it must go well when it is repeated. */
export async function putAside(host: Host): Promise<Aside> {
  const first = await bodiesOf(host);
  const problems = first
    .filter((body) => !body.includes('Runtime.ExitError'))
    .map((body) => `put aside: ${body.slice(0, 600)}`);
  let left = first.length;
  for (let round = 0; left > 0 && round < mostRounds; round += 1) {
    await host.redrive();
    await host.setClock(new Date(host.now().getTime() + 5 * 60_000).toISOString());
    left = (await bodiesOf(host)).length;
  }
  if (left > 0) problems.push(`${left} messages stay put aside, however often they are repeated`);
  return { problems, count: first.length };
}

async function bodiesOf(host: Host): Promise<string[]> {
  const queues = await host.deadLetters();
  return queues.flatMap(({ messages }) => messages.map(({ body }) => JSON.stringify(body)));
}
