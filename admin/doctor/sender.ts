import type { MailIdentity } from '../aws/facts.ts';
import { aws, type Check, stops } from './check.ts';

const dkimRecords = (domain: string, { tokens }: MailIdentity): string =>
  tokens.map((token) => `${token}._domainkey.${domain} CNAME ${token}.dkim.amazonses.com`).join('; ');

/** Without them SES sends nothing, or what it sends is taken for forged. */
export const sender: Check = {
  name: 'sender',
  async examine({ config, inspection }) {
    const { sendingDomain: domain } = config;
    const identity = await inspection.mailIdentity();
    const { verified, dkim, signs } = identity;
    const records = `Put into the DNS of ${domain}: ${dkimRecords(domain, identity)}`;
    const switchOn = `sesv2 put-email-identity-dkim-attributes --email-identity ${domain} --signing-enabled`;
    return {
      seen: `${domain} ${verified ? 'verified' : 'not verified'}, DKIM ${dkim}`,
      findings: [
        !verified && stops(`SES may not send from ${domain}: the domain is not verified`, records),
        dkim !== 'SUCCESS' &&
          stops(`Letters from ${domain} carry no valid signature: DKIM is ${dkim}`, records),
        !signs && stops(`SES does not sign letters from ${domain}: DKIM is off`, aws(config, switchOn)),
      ],
    };
  },
};
