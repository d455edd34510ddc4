import type { Account } from '../account.ts';
import type { Resources } from '../assembly/resources.ts';
import type { CallGate, Emulator, Place } from './emulator.ts';
import { element, startQueryService } from './query-service.ts';

/** Who is told of alarms, as the template subscribes them; the account says whether they have confirmed it. */
export function startSns(
  resources: Resources,
  account: Account,
  gate: CallGate,
  place: Place,
): Promise<Emulator> {
  const topics = resources.of('AWS::SNS::Topic').map(({ ref }) => String(ref));
  const member = (topic: string, { Protocol, Endpoint }: Subscription, at: number): string =>
    [
      '<member>',
      element('TopicArn', topic),
      element('Protocol', Protocol),
      element(
        'SubscriptionArn',
        account.state().subscriptions === 'pending' ? 'PendingConfirmation' : `${topic}:local-${at}`,
      ),
      element('Owner', place.account),
      `${element('Endpoint', Endpoint)}</member>`,
    ].join('');
  const ListSubscriptionsByTopic = {
    resources: (asked: URLSearchParams) => [asked.get('TopicArn') ?? ''],
    answer: (asked: URLSearchParams) => {
      const topic = asked.get('TopicArn') ?? '';
      if (!topics.includes(topic)) return undefined;
      const own = resources
        .of('AWS::SNS::Subscription')
        .filter(({ properties }) => properties.TopicArn === topic)
        .map(({ properties }, at) => member(topic, properties, at));
      return `<Subscriptions>${own.join('')}</Subscriptions>`;
    },
  };
  return startQueryService(
    {
      name: 'sns',
      namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
      absent: { code: 'NotFound', message: 'Topic does not exist' },
      operations: { ListSubscriptionsByTopic },
    },
    gate,
  );
}

type Subscription = { readonly Protocol: string; readonly Endpoint: string };
