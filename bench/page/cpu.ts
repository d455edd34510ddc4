import { bundleChild } from '../cold/bundles.ts';
import { runChild } from '../cold/run-child.ts';
import { openWorld } from '../cold/world.ts';
import { inRounds } from '../rounds.ts';

type Event = { readonly rawPath: string; readonly headers: Readonly<Record<string, string>> };

const requests = 1000;
const paths = ['/', '/status'];
const encodings = { br: 'gzip, deflate, br, zstd', plain: '' };

/** Microseconds of CPU that a warm `pages` needs for a page, by path and encoding, each in a process of its own. */
export async function measureCpu(rounds: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const child = await bundleChild();
  const world = await openWorld(1);
  try {
    const file = world.fileOf('pages');
    const [event] = ((await world.events['pages']?.()) ?? []) as [Event];
    const way = (path: string, encoding: string) => async () => {
      const headers = { ...event.headers, 'accept-encoding': encoding };
      const one = { ...event, rawPath: path, routeKey: `GET ${path}`, headers };
      const events = async () => Array.from({ length: requests }, () => one);
      const { warm } = await runChild(child, { file, variables: world.variables('pages'), events });
      return (warm.cpuMs * 1000) / warm.times.length;
    };
    const ways = paths.flatMap((path) =>
      Object.entries(encodings).map(([name, encoding]) => [`${path}, ${name}`, way(path, encoding)] as const),
    );
    return await inRounds(new Map(ways), rounds);
  } finally {
    await world.stop();
  }
}
