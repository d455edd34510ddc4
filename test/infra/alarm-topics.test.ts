import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize } from '../support/synthesis.ts';

const runbookUrl = 'https://kode.example/docs/runbook.md';
const prod = synthesize('prod');
const atNight = synthesize('prod', { nightEmail: 'phone@pemberdayaan-tki.example', runbookUrl });

const subscribed = ({ service }: typeof prod) =>
  Object.values(resourcesOf(service, 'AWS::SNS::Subscription')).map(({ Properties }) => [
    Object.values(Properties['TopicArn'] as object)[0] as string,
    Properties['Endpoint'],
  ]);

/** Whether the alarm's name calls for somebody now, and the topic that it tells. */
const told = ({ service }: typeof prod) =>
  Object.values(resourcesOf(service, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => ({
    now: String(Properties['AlarmName']).startsWith('pemberdayaan-tki-prod NOW: '),
    topic: String((Properties['AlarmActions'] as { readonly Ref: string }[])[0]?.Ref),
  }));

describe('alarms', () => {
  it('can reach each topic, although its own policy has replaced the one that lets the account in', () => {
    atNight.service.resourceCountIs('AWS::SNS::TopicPolicy', 2);
    atNight.service.allResourcesProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            ...{ Effect: 'Allow', Action: 'sns:Publish' },
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    });
  });

  it('that cannot wait ring at night, and only those', () => {
    const addresses = Object.fromEntries(subscribed(atNight));
    const all = told(atNight);
    for (const now of [true, false]) {
      const topics = new Set(all.filter((alarm) => alarm.now === now).map(({ topic }) => topic));
      expect([...topics].map((topic) => addresses[topic])).toEqual([
        `${now ? 'phone' : 'alarm'}@pemberdayaan-tki.example`,
      ]);
    }
  });

  it('all go to one address where nobody is named for the night', () => {
    expect(subscribed(prod).map(([, address]) => address)).toEqual(['alarm@pemberdayaan-tki.example']);
    expect(new Set(told(prod).map(({ topic }) => topic)).size).toBe(1);
  });

  it('name the page of the runbook where the configuration has its address', () => {
    atNight.service.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.stringLikeRegexp(`${runbookUrl}#[\\w-]+$`),
    });
  });
});
