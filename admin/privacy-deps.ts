import { catalog } from '../shared/catalog/current.ts';
import type { EraseDeps } from '../shared/consequences/erase-person.ts';
import { Digests } from '../shared/identity/digests.ts';
import { linkKeysAt } from '../shared/identity/link-secret.ts';
import { LinkTokens } from '../shared/identity/link-tokens.ts';
import type { Table } from '../shared/storage/table.ts';
import type { System } from './aws/system.ts';
import { Mistyped } from './failure.ts';
import type { Terminal } from './terminal.ts';
import { readYear } from './typed.ts';

/** What an erasure works with; `table`: the records, or those that a restore has made. */
export async function eraseDeps(system: System, table: Table): Promise<EraseDeps> {
  const { config, now } = system;
  return {
    ...{ table, catalog, now, erasures: await system.erasures(), queue: await system.letters() },
    digests: once(async () => new Digests(await (await system.secret('Pepper')).read())),
    tokens: once(async () => {
      const keys = linkKeysAt(await (await system.secret('Link')).read(), now().getTime());
      return new LinkTokens(...keys);
    }),
    origin: config.origin ?? '',
    holdAfter: config.holdAfter,
    crowdAfter: config.crowdAfter,
    // What an erasure works off is counted by nobody: the function that should have done it counts its own.
    report: { log: ignore, count: ignore, fail: ignore },
  };
}

const ignore = (): void => undefined;

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Whose card it is: the number is asked for, and never stands on the line or in the answer. */
export async function askPerson(typed: string, terminal: Terminal, system: System) {
  const year = readYear(typed);
  const nik = (await terminal.askSecretly('Card number (NIK):')).replace(/[\s.-]/g, '');
  if (!/^\d{16}$/.test(nik)) throw new Mistyped('That is no card number: it has 16 digits');
  const digests = new Digests(await (await system.secret('Pepper')).read());
  return { person: digests.person(nik, year), year, at: system.now() };
}
