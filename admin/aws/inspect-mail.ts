import {
  GetAccountCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
  paginateListSuppressedDestinations,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';
import type { MailAccount, MailEvents, MailIdentity, Subscription } from './facts.ts';

export async function mailAccount(client: SESv2Client): Promise<MailAccount> {
  const account = await client.send(new GetAccountCommand({}));
  const { Max24HourSend = 0, MaxSendRate = 0, SentLast24Hours = 0 } = account.SendQuota ?? {};
  return {
    sandbox: account.ProductionAccessEnabled !== true,
    sendingEnabled: account.SendingEnabled === true,
    enforcement: account.EnforcementStatus ?? 'unknown',
    perSecond: MaxSendRate,
    perDay: Max24HourSend === -1 ? Number.POSITIVE_INFINITY : Max24HourSend,
    sentToday: SentLast24Hours,
    plan: account.PricingAttributes?.CurrentPlan ?? 'NONE',
  };
}

export async function mailIdentity(client: SESv2Client, EmailIdentity: string): Promise<MailIdentity> {
  const identity = await client.send(new GetEmailIdentityCommand({ EmailIdentity }));
  const { DkimAttributes: dkim, MailFromAttributes: from } = identity;
  return {
    verified: identity.VerifiedForSendingStatus === true,
    dkim: dkim?.Status ?? 'NOT_STARTED',
    signs: dkim?.SigningEnabled === true,
    tokens: dkim?.Tokens ?? [],
    ...(from?.MailFromDomain && {
      mailFrom: { domain: from.MailFromDomain, status: from.MailFromDomainStatus ?? 'unknown' },
    }),
  };
}

export async function mailEvents(client: SESv2Client, ConfigurationSetName: string): Promise<MailEvents[]> {
  const ask = new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName });
  const { EventDestinations = [] } = await client.send(ask);
  return EventDestinations.map(({ Enabled, MatchingEventTypes = [] }) => ({
    on: Enabled === true,
    types: MatchingEventTypes,
  }));
}

export async function suppressed(client: SESv2Client): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateListSuppressedDestinations({ client }, { PageSize: 1000 }))
    for (const { EmailAddress = '' } of page.SuppressedDestinationSummaries ?? [])
      found.push(EmailAddress.toLowerCase());
  return found;
}

export async function subscriptions(client: SNSClient, TopicArn: string): Promise<Subscription[]> {
  const found: Subscription[] = [];
  for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
    for (const { Endpoint: endpoint = '', SubscriptionArn = '' } of page.Subscriptions ?? [])
      found.push({ endpoint, confirmed: SubscriptionArn.startsWith('arn:') });
  return found;
}
