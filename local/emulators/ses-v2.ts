import type { Account } from '../account.ts';
import type { Resources } from '../assembly/resources.ts';
import { arnIn, type CallGate, type Emulator, type Place } from './emulator.ts';
import { notThere, type RestRequest, startRestService } from './rest-service.ts';

type Deps = {
  readonly resources: Resources;
  readonly account: Account;
  readonly suppressed: () => readonly string[];
  readonly place: Place;
};

/** What SES v2 tells of the account and of what the template made there. Mail itself goes by v1. */
export function startSesV2(deps: Deps, gate: CallGate): Promise<Emulator> {
  const operations = {
    GetAccount: {
      route: 'GET /v2/email/account',
      resources: () => ['*'],
      answer: () => ({ content: accountOf(deps.account) }),
    },
    GetEmailIdentity: {
      route: 'GET /v2/email/identities/*',
      resources: ({ parameters: [name] }: RestRequest) => [arnIn(deps.place, 'ses', `identity/${name}`)],
      answer: ({ parameters: [name] }: RestRequest) => identityOf(String(name), deps),
    },
    GetConfigurationSetEventDestinations: {
      route: 'GET /v2/email/configuration-sets/*/event-destinations',
      resources: ({ parameters: [name] }: RestRequest) => [
        arnIn(deps.place, 'ses', `configuration-set/${name}`),
      ],
      answer: ({ parameters: [name] }: RestRequest) => destinationsOf(String(name), deps),
    },
    ListSuppressedDestinations: {
      route: 'GET /v2/email/suppression/addresses',
      resources: () => ['*'],
      answer: () => ({
        content: {
          SuppressedDestinationSummaries: deps
            .suppressed()
            .map((EmailAddress) => ({ EmailAddress, Reason: 'BOUNCE', LastUpdateTime: 0 })),
        },
      }),
    },
  };
  return startRestService({ name: 'sesv2', operations }, gate);
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
function accountOf(account: Account): object {
  const { sandbox, sendingEnabled, enforcement, mailsPerDay, mailsPerSecond, mailPlan } = account.state();
  return {
    ...{ ProductionAccessEnabled: !sandbox, SendingEnabled: sendingEnabled, EnforcementStatus: enforcement },
    SendQuota: { Max24HourSend: mailsPerDay, MaxSendRate: mailsPerSecond, SentLast24Hours: 0 },
    PricingAttributes: { CurrentPlan: mailPlan },
  };
}

function identityOf(name: string, { resources, account }: Deps) {
  const found = resources.of('AWS::SES::EmailIdentity').find((one) => one.name === name);
  if (!found) return notThere(`Email identity ${name} does not exist.`, 'NotFoundException');
  const { identityVerified, dkim, mailFrom } = account.state();
  const { MailFromAttributes, FeedbackAttributes } = found.properties;
  const Tokens = [1, 2, 3].map((number) => `local${number}`);
  return {
    content: {
      ...{ IdentityType: 'DOMAIN', VerifiedForSendingStatus: identityVerified },
      FeedbackForwardingStatus: FeedbackAttributes?.EmailForwardingEnabled ?? true,
      DkimAttributes: { SigningEnabled: true, Status: dkim, Tokens },
      ...(MailFromAttributes && {
        MailFromAttributes: { ...MailFromAttributes, MailFromDomainStatus: mailFrom },
      }),
    },
  };
}

function destinationsOf(name: string, { resources, account }: Deps) {
  if (!resources.of('AWS::SES::ConfigurationSet').some((one) => one.name === name))
    return notThere(`Configuration set ${name} does not exist.`, 'NotFoundException');
  const EventDestinations = resources
    .of('AWS::SES::ConfigurationSetEventDestination')
    .filter(({ properties }) => properties.ConfigurationSetName === name)
    .map(({ id, properties: { EventDestination: one } }) => ({
      ...{ Name: one.Name ?? id, Enabled: one.Enabled && !account.state().mailEventsOff },
      MatchingEventTypes: one.MatchingEventTypes.map(spelledInV2),
      EventBridgeDestination: one.EventBridgeDestination,
    }));
  return { content: { EventDestinations } };
}

/** `deliveryDelay` in a template is `DELIVERY_DELAY` here. */
const spelledInV2 = (type: string): string => type.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase();
