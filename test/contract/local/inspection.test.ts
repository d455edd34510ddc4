import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../admin/aws/inspection.ts';
import { onHost } from '../../../admin/aws/place.ts';
import { openSystem } from '../../../admin/aws/system.ts';
import { readConfig } from '../../../infra/config.ts';
import { type Host, startHost } from '../../../local/host.ts';
import type { JsonObject } from '../../../local/json.ts';
import { queueMapping, storage, type WrittenAssembly, writeAssembly } from '../../support/assembly.ts';

/** As the CDK names what the system's constructs make: the doctor finds them by these names. */
const hash = '01234567';
const named = (construct: string) => `${construct}${hash}`;

const schedule = (calls: string, State: string): JsonObject => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    ...{ State, ScheduleExpression: 'rate(1 hour)', FlexibleTimeWindow: { Mode: 'OFF' } },
    Target: { Arn: { 'Fn::GetAtt': [calls, 'Arn'] } },
  },
});

const { Queue, Dead } = storage as Record<string, JsonObject>;
const { Table } = storage as { readonly Table: { readonly Properties: JsonObject } };

/** A system in whose template everything is switched off that a template can switch off. */
const switchedOff: JsonObject = {
  ...{ Queue: Queue as JsonObject, Dead: Dead as JsonObject },
  ...{ [named('LetterQueue')]: { Type: 'AWS::SQS::Queue' } },
  Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: Table.Properties },
  [named('RecordsTable')]: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      ...Table.Properties,
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: false },
    },
  },
  [named('LettersHourlySchedule')]: schedule(named('LettersGather'), 'DISABLED'),
  [named('StatementsMondaySchedule')]: schedule(named('StatementsSummarize'), 'ENABLED'),
  Reading: queueMapping(named('LettersNotify'), {
    EventSourceArn: { 'Fn::GetAtt': [named('LetterQueue'), 'Arn'] },
    Enabled: false,
  }),
  Following: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': [named('RecordsTable'), 'StreamArn'] },
      FunctionName: { Ref: named('ReferralsDispatch') },
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
    },
  },
  [named('MailConfigurationSet')]: { Type: 'AWS::SES::ConfigurationSet' },
  Events: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: { Ref: named('MailConfigurationSet') },
      EventDestination: {
        Enabled: false,
        MatchingEventTypes: ['bounce', 'deliveryDelay'],
        EventBridgeDestination: {
          EventBusArn: 'arn:aws:events:ap-southeast-3:000000000000:event-bus/default',
        },
      },
    },
  },
  [named('MailIdentity')]: {
    Type: 'AWS::SES::EmailIdentity',
    Properties: { EmailIdentity: readConfig('dev').sendingDomain },
  },
  [named('OperationsTopic')]: { Type: 'AWS::SNS::Topic' },
};

const functions = ['LettersGather', 'LettersNotify', 'StatementsSummarize', 'ReferralsDispatch'];
const source = 'export const handler = async () => {};';

let assembly: WrittenAssembly;
let host: Host;
let inspection: Inspection;
let close: () => void;

beforeAll(async () => {
  const sources = Object.fromEntries(functions.map((name) => [named(name), source]));
  assembly = writeAssembly(sources, switchedOff, { ReservedConcurrentExecutions: 5 });
  host = await startHost({ assembly: assembly.directory, withoutOffices: true });
  const place = await onHost(host.url);
  const system = openSystem(readConfig('dev'), { ...place, stacks: ['app'] });
  inspection = system.inspection;
  close = system.close;
});
afterAll(async () => {
  close();
  await host.stop();
  assembly.remove();
});

describe('what the emulators tell of a system is what its template says', () => {
  it('a table without recovery, expiry and protection, and with a stream', async () => {
    expect(await inspection.table()).toMatchObject({
      ...{ status: 'ACTIVE', stream: true, recovery: false, expires: false, protectedFromDeletion: false },
    });
  });

  it('a schedule that is disabled beside one that is not', async () => {
    const states = (await inspection.schedules()).map(({ calls, state }) => [calls, state]);
    expect(states).toEqual([
      ['gather', 'DISABLED'],
      ['summarize', 'ENABLED'],
    ]);
  });

  it('a consumer that is disabled beside one that is not, and how many filters each has', async () => {
    expect(await inspection.consumers()).toMatchObject([
      { calls: 'dispatch', reads: 'stream', state: 'Enabled', filters: 1 },
      { calls: 'notify', reads: 'queue', state: 'Disabled', filters: 0 },
    ]);
  });

  it('a consumer that somebody has paused', async () => {
    host.pause(named('ReferralsDispatch'));
    expect((await inspection.consumers())[0]).toMatchObject({ calls: 'dispatch', state: 'Disabled' });
    host.pause(named('ReferralsDispatch'), false);
    expect((await inspection.consumers())[0]).toMatchObject({ calls: 'dispatch', state: 'Enabled' });
  });

  it('mail events that are not told, in the words of SES v2', async () => {
    expect(await inspection.mailEvents()).toEqual([{ on: false, types: ['BOUNCE', 'DELIVERY_DELAY'] }]);
  });

  it('a sender without a MAIL FROM of its own', async () => {
    expect(await inspection.mailIdentity()).not.toHaveProperty('mailFrom');
  });

  it('a topic that nobody has subscribed', async () => {
    expect(await inspection.subscriptions()).toEqual([]);
  });

  it('what is left of the account’s calls when each function has reserved five', async () => {
    expect(await inspection.concurrency()).toEqual({ atOnce: 1000, unreserved: 1000 - 5 * functions.length });
  });
});
