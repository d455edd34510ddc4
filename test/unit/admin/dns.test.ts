import { expect, test } from 'vitest';
import { publicDns } from '../../../admin/aws/dns.ts';

type Records = Readonly<Record<string, string[][] | string>>;

/** Answers a record's parts, or fails with the code. */
const resolver = (records: Records) => {
  const look = async (name: string): Promise<string[][]> => {
    const found = records[name] ?? 'ENOTFOUND';
    if (typeof found === 'string') throw Object.assign(new Error(found), { code: found });
    return found;
  };
  return {
    resolveTxt: look,
    resolveMx: async (name: string) =>
      (await look(name)).map(([exchange = '']) => ({ exchange, priority: 10 })),
  };
};

test('a long record that came in parts is one text', async () => {
  const dns = publicDns(resolver({ '_dmarc.a.go.id': [['v=DMARC1; ', 'p=reject']] }));
  expect(await dns.txt('_dmarc.a.go.id')).toEqual(['v=DMARC1; p=reject']);
});

test('a name without such a record has none, which is no failure', async () => {
  const dns = publicDns(resolver({ 'a.go.id': 'ENODATA' }));
  expect([await dns.txt('a.go.id'), await dns.mx('nowhere.go.id')]).toEqual([[], []]);
});

test('a name server that fails is not taken for a record that is missing', async () => {
  const dns = publicDns(resolver({ 'a.go.id': 'ESERVFAIL' }));
  await expect(dns.mx('a.go.id')).rejects.toThrow('ESERVFAIL');
});
