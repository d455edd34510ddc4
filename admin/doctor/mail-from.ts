import type { MailIdentity } from '../aws/facts.ts';
import type { System } from '../aws/system.ts';
import { type Check, deploy, type Finding, type Seen, weakens } from './check.ts';

/** Where bounces go: a name of its own makes SPF speak for the sender. */
export const mailFrom: Check = {
  name: 'mail from',
  async examine(system) {
    const { config, inspection } = system;
    const { mailFrom: from } = await inspection.mailIdentity();
    if (from) return examineDomain(from, system);
    const what = `${config.sendingDomain} has no MAIL FROM domain of its own: SPF does not speak for it`;
    return { seen: 'none', findings: [weakens(what, deploy(config, 'Storage'))] };
  },
};

async function examineDomain(
  { domain, status }: NonNullable<MailIdentity['mailFrom']>,
  { config, dns }: System,
): Promise<Seen> {
  const exchange = `feedback-smtp.${config.region}.amazonses.com`;
  const [exchanges, texts] = await Promise.all([dns.mx(domain), dns.txt(domain)]);
  const mx = exchanges.includes(exchange);
  const record = (kind: string, value: string) => `Put into the DNS: ${domain} ${kind} ${value}`;
  const findings: (Finding | false)[] = [
    !mx && weakens(`${domain} has no MX record to SES`, record('MX', `10 ${exchange}`)),
    mx &&
      status !== 'SUCCESS' &&
      weakens(
        `SES does not use ${domain} as MAIL FROM: it is ${status}`,
        record('MX', `10 ${exchange} (and no other), then wait up to three days`),
      ),
    !texts.some((text) => /^v=spf1\b.*\binclude:amazonses\.com\b/.test(text)) &&
      weakens(
        `${domain} has no SPF record that lets SES send`,
        record('TXT', '"v=spf1 include:amazonses.com ~all"'),
      ),
  ];
  return { seen: `${domain} ${status}`, findings };
}
