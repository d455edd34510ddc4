import { addressesIn, headerOf } from './mime-headers.ts';
import type { Submission } from './ses-request.ts';

/** A stated refusal: nothing was sent. `code` is what the client's exception is named after. */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  /** Of the HTTP answer; default 400. */
  readonly status?: number;
};

/** What SES knows of the account. */
export type Account = {
  readonly region: string;
  /** Verified domains and addresses. */
  readonly identities: ReadonlySet<string>;
  readonly configurationSets: ReadonlySet<string>;
};

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html: at most 256 characters each. */
const legalTag = /^[A-Za-z0-9_-]{1,256}$/;
const maximumRecipients = 50;

/** The first reason for which SES would not send it. */
export function refusalOf(submission: Submission, account: Account): Refusal | undefined {
  return (
    refuseTags(submission) ??
    refuseRecipients(submission) ??
    refuseSenders(submission, account) ??
    refuseConfigurationSet(submission, account)
  );
}

function refuseTags({ tags }: Submission): Refusal | undefined {
  const illegal = Object.entries(tags).find(([name, value]) => !legalTag.test(name) || !legalTag.test(value));
  if (!illegal) return undefined;
  return {
    code: 'InvalidParameterValue',
    message: `Tag <${illegal[0]}>: names and values may only hold 1 to 256 of A-Z a-z 0-9 _ -`,
  };
}

function refuseRecipients({ recipients }: Submission): Refusal | undefined {
  if (recipients.length >= 1 && recipients.length <= maximumRecipients) return undefined;
  return { code: 'InvalidParameterValue', message: `${recipients.length} recipients; 1 to 50 are possible.` };
}

function refuseSenders({ source, headers }: Submission, account: Account): Refusal | undefined {
  const senders = [...addressesIn(source), ...addressesIn(headerOf(headers, 'From'))];
  const unverified = new Set(senders.filter((address) => !isVerified(address, account.identities)));
  if (senders.length > 0 && unverified.size === 0) return undefined;
  const names = [...unverified].join(', ');
  return {
    code: 'MessageRejected',
    message: `Email address is not verified. The following identities failed the check in region ${account.region.toUpperCase()}: ${names}`,
  };
}

/** An identity is an address, or a domain with its subdomains. */
function isVerified(address: string, identities: ReadonlySet<string>): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return [...identities].some((identity) =>
    identity.includes('@')
      ? identity === address
      : domain === identity.toLowerCase() || domain.endsWith(`.${identity.toLowerCase()}`),
  );
}

function refuseConfigurationSet({ configurationSet }: Submission, account: Account): Refusal | undefined {
  if (configurationSet === undefined || account.configurationSets.has(configurationSet)) return undefined;
  return {
    code: 'ConfigurationSetDoesNotExist',
    message: `Configuration set <${configurationSet}> does not exist.`,
  };
}
