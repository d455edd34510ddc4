import { writeFileSync } from 'node:fs';
import type { Host } from '../../local/host.ts';
import type { enrollmentFor } from '../../local/week/people.ts';
import { newestOf } from '../two-versions/alias.ts';
import { putAside } from './dead-letters.ts';
import type { LocalHost } from './local-host.ts';
import { ageKey } from './moved-system.ts';
import { copyTable } from './restored-table.ts';

/** A line that does a command's whole work, and what is typed when it asks. */
export type AdminRun = {
  readonly typed: string;
  readonly input?: string;
  readonly behindEdge?: true;
  /** The exit code, where it is not 0: the doctor finds much in a host with three offices. */
  readonly code?: number;
};

/** A host with the statement of 2026-W47, and in 2026-W48 the applications of one who stays and one who goes. */
export type Played = {
  readonly system: LocalHost;
  /** One of `prod`: `dev` has no edge. */
  readonly behindEdge: Host;
  readonly directory: string;
  readonly staying: Person;
  readonly going: Person;
};
type Person = Pick<ReturnType<typeof enrollmentFor>, 'nik'>;

/** As the policies ask for it. */
const restored = 'pemberdayaan-tki-dev-restored';
const recipient = 'age1g6j0w8c9hypusxcefas2fdhzu62xmyy4fgxq0xwekmgdyt79evcq9f6gup';

/** One for each command of the line. */
export const adminRuns: Readonly<Record<string, (played: Played) => AdminRun | Promise<AdminRun>>> = {
  // The canary's own calls are those of its function.
  doctor: () => ({ typed: 'doctor --skip-canary', code: 1 }),
  'offices template': ({ directory }) => ({ typed: `offices template --out ${directory}/template.csv` }),
  'offices import': ({ directory }) => {
    writeFileSync(`${directory}/one.csv`, 'office,address\nkemensos,kemensos-baru@offices.example\n');
    return { typed: `offices import ${directory}/one.csv` };
  },
  'offices list': () => ({ typed: 'offices list' }),
  'offices set': () => ({
    typed: 'offices set kemnaker telephone=0215255733 address=kemnaker-baru@offices.example',
  }),
  'offices verify': () => ({ typed: 'offices verify kemnaker' }),
  'offices cancel': () => ({ typed: 'offices cancel kemnaker' }),
  'offices sign-out': () => ({ typed: 'offices sign-out kemnaker' }),
  fire: () => ({ typed: 'fire gather' }),
  recount: () => ({ typed: 'recount 2026-W47' }),
  redrive: async ({ system }) => {
    await putAside(system, 'halo');
    return { typed: 'redrive' };
  },
  'resend-letter': () => ({ typed: 'resend-letter desk D-2026-W47 --dry-run --although-sent' }),
  // There is one deployment here; what moves an alias is played by the short week.
  rollback: ({ system }) => ({ typed: `rollback --to ${newestOf(system.host())}` }),
  'rotate-link-secret': () => ({ typed: 'rotate-link-secret' }),
  'rotate-origin-secret': () => ({ typed: 'rotate-origin-secret', behindEdge: true }),
  erase: async ({ system, going }) => {
    await copyTable(system.host(), restored);
    return { typed: 'erase 2026', input: `${going.nik}\n` };
  },
  'access-export': ({ directory, staying }) => ({
    typed: `access-export 2026 --to ${recipient} --out ${directory}/answer.age`,
    input: `${staying.nik}\n`,
  }),
  'replay-erasures': () => ({ typed: `replay-erasures ${restored} 2026-11-25T02:00:00Z` }),
  'break-glass': ({ directory }) => ({ typed: `break-glass 2026-W48 2026-W48 --out ${directory}/all.age` }),
  'escrow-pepper': ({ directory }) => ({ typed: `escrow-pepper --out ${directory}/pepper.age` }),
  'end-year': async ({ system }) => {
    await system.clock('2029-01-02T02:00:00.000Z');
    return { typed: 'end-year 2026' };
  },
  export: async ({ directory }) => ({
    typed: `export ${directory}/handover --to ${(await ageKey(directory)).recipient} --parts 2`,
  }),
  // The only one that is empty.
  import: ({ directory }) => ({
    typed: `import ${directory}/handover --key ${directory}/key.txt`,
    behindEdge: true,
  }),
};
