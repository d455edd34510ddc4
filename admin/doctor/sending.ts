import type { Config } from '../../infra/config.ts';
import { officeHours } from '../../shared/calendar/office-hours.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { advise, aws, type Check, page, stops, weakens } from './check.ts';

const dashboard = (config: Config): string => page(config, 'ses/home?#/account');

/** In the sandbox SES sends to verified addresses only; a paused account to nobody. */
export const account: Check = {
  name: 'mail account',
  async examine({ config, inspection }) {
    const { sandbox, sendingEnabled, enforcement } = await inspection.mailAccount();
    return {
      seen: `${sandbox ? 'in the sandbox' : 'out of the sandbox'}, sending ${sendingEnabled ? 'on' : 'off'}, ${enforcement}`,
      findings: [
        sandbox &&
          stops(
            'SES is in the sandbox: no office whose address it has not verified gets a letter',
            `${dashboard(config)} → Request production access`,
          ),
        !sendingEnabled &&
          stops(
            'SES sends nothing: sending is switched off for the account',
            aws(config, 'sesv2 put-account-sending-attributes --sending-enabled'),
          ),
        enforcement !== 'HEALTHY' &&
          (enforcement === 'SHUTDOWN' ? stops : weakens)(
            `AWS has put the account's sending under ${enforcement}: too many bounces or complaints`,
            `${page(config, 'ses/home?#/reputation')} → the account's status, and answer AWS there`,
          ),
      ],
    };
  },
};

/** Gathered letters in office hours, one digest, and sign-in codes; the desk's mailbox is one of them. */
export function mailsOfBusyDay({ rhythmHours, extraReaders = [] }: Config): number {
  const [digests, codes] = [1, 4];
  const ofOne = Math.ceil(officeHours / rhythmHours) + digests + codes;
  return catalog.offices.length * ofOne + 1 + extraReaders.length;
}

export const rate: Check = {
  name: 'sending rate',
  async examine({ config, inspection }) {
    const { perSecond, perDay, sentToday } = await inspection.mailAccount();
    const { mailsPerSecond } = config;
    const need = mailsOfBusyDay(config);
    const more = `${dashboard(config)} → Request a limit increase`;
    return {
      seen: `${perSecond} a second (configured ${mailsPerSecond}), ${perDay} a day (a busy one needs ${need}), ${sentToday} sent`,
      findings: [
        perSecond < mailsPerSecond &&
          weakens(
            `The account sends ${perSecond} mails a second and the configuration expects ${mailsPerSecond}: letters are refused and tried again`,
            `Set mailsPerSecond in config/${config.stage}.json to ${Math.max(1, Math.floor(perSecond))} and deploy Service, or ${more}`,
          ),
        perDay < need &&
          stops(
            `The account may send ${perDay} mails a day, and ${catalog.offices.length} mailboxes need up to ${need}`,
            more,
          ),
        perDay >= need &&
          perDay - sentToday < need &&
          weakens(`Of today's quota of ${perDay} mails only ${perDay - sentToday} are left`, more),
      ],
    };
  },
};

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_PutAccountPricingAttributes.html */
export const plan: Check = {
  name: 'mail plan',
  async examine({ config, inspection }) {
    const { plan: current } = await inspection.mailAccount();
    return {
      seen: current === 'NONE' ? 'à la carte' : current,
      findings: [
        current !== 'NONE' &&
          advise(
            `SES bills by the plan ${current}: à la carte costs less, and nothing of the plan is used (docs/performance.md)`,
            aws(config, 'sesv2 put-account-pricing-attributes --plan NONE'),
          ),
      ],
    };
  },
};
