import type { Dns } from '../aws/dns.ts';
import { type Check, weakens } from './check.ts';

/** The domain itself, then those above it, as RFC 7489 has a receiver look. */
const placesOf = (domain: string): string[] => {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => `_dmarc.${labels.slice(at).join('.')}`);
};

async function findPolicy(domain: string, dns: Dns): Promise<string | undefined> {
  for (const place of placesOf(domain)) {
    const record = (await dns.txt(place)).find((text) => /^v=DMARC1\b/i.test(text));
    if (record) return record;
  }
  return undefined;
}

/** Tells mail servers what to do with a letter that is not ours; many refuse the domains that say nothing. */
export const dmarc: Check = {
  name: 'dmarc',
  async examine({ config: { sendingDomain: domain }, dns }) {
    const policy = await findPolicy(domain, dns);
    if (policy) return { seen: policy };
    const record = `_dmarc.${domain} TXT "v=DMARC1; p=quarantine; rua=mailto:postmaster@${domain}"`;
    return {
      seen: 'no record',
      findings: [
        weakens(
          `${domain} has no DMARC record: offices may refuse its letters`,
          `Put into the DNS: ${record}`,
        ),
      ],
    };
  },
};
