import { Vault } from '../vault.ts';
import { emptyList, type List, withoutOld } from './rows.ts';

/** The list as this browser keeps it, the same for all its tabs. */
export type KeptList = {
  readonly read: () => Promise<List>;
  readonly update: (change: (list: List) => List) => Promise<List>;
  /** Another tab has changed it. */
  readonly onChange: (listener: () => void) => void;
};

/** Undefined where the browser can keep nothing. */
export async function openKeptList(): Promise<KeptList | undefined> {
  const vault = await Vault.open<List>('list', newestIn);
  if (!vault) return undefined;
  const others = new BroadcastChannel('list');
  const update: KeptList['update'] = async (change) => {
    const list = await vault.update((kept) => {
      const changed = change(withoutOld(kept ?? emptyList, Date.now()));
      // Nobody was ever in it: nothing is kept.
      return changed.next > 1 ? changed : undefined;
    });
    others.postMessage('');
    return list ?? emptyList;
  };
  // Who is too old goes for good, not only out of sight.
  if (await vault.read()) await update((list) => list);
  return {
    update,
    read: async () => withoutOld((await vault.read()) ?? emptyList, Date.now()),
    onChange: (listener) => others.addEventListener('message', listener),
  };
}

const newestIn = ({ rows }: List): number | undefined =>
  rows.length > 0 ? Math.max(...rows.map(({ added }) => added)) : undefined;
