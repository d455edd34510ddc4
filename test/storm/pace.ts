import type { Host } from '../../local/host.ts';
import { putAside } from '../random-weeks/dead-letters.ts';
import { momentIn, mondayAfter } from '../support/mondays.ts';

/** The dispatcher may lag behind the phones by minutes; a rest takes as long as it takes. */
export async function rest(host: Host): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) if ((await host.settle()).settled) return;
  throw new Error('The system does not come to rest');
}

/** What was sent is worked while processes still end; then the hour strikes. */
export async function restAndTick(
  host: Host,
  at: Date,
  killer: { stop(): Promise<number> },
): Promise<number> {
  await rest(host);
  const kills = await killer.stop();
  await rest(host);
  await tick(host, at);
  return kills;
}

/** The hour strikes. */
export async function tick(host: Host, at: Date): Promise<void> {
  await host.setClock(at.toISOString());
  await host.fire('gather', at.toISOString());
  await rest(host);
}

/** The next morning's look, what was put aside once more, and the Monday run. */
export async function closeTheWeek(host: Host, week: string): Promise<void> {
  await putAside(host);
  const morning = momentIn(week, 2, 5);
  await host.setClock(morning.toISOString());
  await host.fire('reconcile', morning.toISOString());
  await rest(host);
  const monday = mondayAfter(week);
  await host.setClock(monday.toISOString());
  await host.fire('summarize', monday.toISOString());
  await rest(host);
  await host.setClock(new Date(monday.getTime() + 30 * 60_000).toISOString());
  await rest(host);
}
