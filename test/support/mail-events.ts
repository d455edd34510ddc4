import { kemensosLetter } from './letters.ts';

type Told = {
  readonly letter?: string | undefined;
  /** When SES learned it. */
  readonly at?: string;
  readonly addressVersion?: number;
  readonly bounceType?: string;
  readonly configurationSet?: string;
};

/** An event of SES about a letter to an office, as EventBridge hands it over. */
export function mailEvent(eventType: string, told: Told = {}): object {
  const { at = '2026-11-23T02:00:00.000Z', addressVersion = 1, configurationSet = 'letters' } = told;
  const letter = 'letter' in told ? told.letter : kemensosLetter;
  const address = 'kemensos@kantor.example';
  const tags = {
    'ses:configuration-set': [configurationSet],
    address: [String(addressVersion)],
    ...(letter !== undefined && { letter: [letter] }),
  };
  return {
    ...{ source: 'aws.ses', 'detail-type': `Email ${eventType}`, time: at },
    detail: {
      ...{ eventType, mail: { timestamp: at, messageId: 'mail-1', destination: [address], tags } },
      ...(eventType === 'Delivery' && { delivery: { timestamp: at, recipients: [address] } }),
      ...(eventType === 'Bounce' && { bounce: bounceOf(told.bounceType ?? 'Permanent', at, address) }),
    },
  };
}

const bounceOf = (bounceType: string, timestamp: string, emailAddress: string): object => ({
  ...{ bounceType, bounceSubType: 'General', timestamp },
  bouncedRecipients: [{ emailAddress }],
});
