import { putAside } from './dead-letters.ts';
import type { LocalHost } from './local-host.ts';

/** A line that does a command's whole work, and what is typed when it asks. */
export type AdminRun = { readonly typed: string; readonly input?: string };

/** A host with the statement of 2026-W47, and one application in 2026-W48. */
export type Played = { readonly system: LocalHost; readonly directory: string };

/** One for each command of the line. */
export const adminRuns: Readonly<Record<string, (played: Played) => AdminRun | Promise<AdminRun>>> = {
  fire: () => ({ typed: 'fire gather' }),
  recount: () => ({ typed: 'recount 2026-W47' }),
  redrive: async ({ system }) => {
    await putAside(system, 'halo');
    return { typed: 'redrive' };
  },
  'rotate-link-secret': () => ({ typed: 'rotate-link-secret' }),
  'break-glass': ({ directory }) => ({ typed: `break-glass 2026-W48 2026-W48 --out ${directory}/all.age` }),
};
