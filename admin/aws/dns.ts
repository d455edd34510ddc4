import { Resolver } from 'node:dns/promises';

/** What the world finds of a domain; nothing where there is no such record. */
export type Dns = {
  txt(name: string): Promise<readonly string[]>;
  mx(name: string): Promise<readonly string[]>;
};

const absent = /^E(NOTFOUND|NODATA)$/;

const orNothing = <T>(asked: Promise<T[]>): Promise<T[]> =>
  asked.catch((error: NodeJS.ErrnoException) => {
    if (absent.test(error.code ?? '')) return [];
    throw error;
  });

type Resolves = Pick<Resolver, 'resolveTxt' | 'resolveMx'>;

export function publicDns(resolver: Resolves = new Resolver({ timeout: 3000, tries: 2 })): Dns {
  return {
    txt: async (name) => (await orNothing(resolver.resolveTxt(name))).map((parts) => parts.join('')),
    mx: async (name) => (await orNothing(resolver.resolveMx(name))).map(({ exchange }) => exchange),
  };
}

/** Records by type and name: a domain of a local host exists nowhere. */
export const givenDns = (records: Readonly<Record<string, readonly string[]>>): Dns => ({
  txt: async (name) => records[`TXT ${name}`] ?? [],
  mx: async (name) => records[`MX ${name}`] ?? [],
});
