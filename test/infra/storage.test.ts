import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { resourceNamed, resourcesOf, type Synthesis, synthesize } from '../support/synthesis.ts';

let dev: Synthesis;
let prod: Synthesis;

beforeAll(() => {
  dev = synthesize('dev');
  prod = synthesize('prod');
});

describe('what outlives a deployment', () => {
  it('keeps its logical ids, because another id makes CloudFormation replace the resource', () => {
    expect(Object.keys(resourcesOf(prod.storage)).sort()).toMatchSnapshot();
    // Only behind an edge is there a secret that the edge shows.
    expect(Object.keys(resourcesOf(dev.storage)).sort()).toEqual(
      Object.keys(resourcesOf(prod.storage))
        .filter((id) => !id.startsWith('OriginSecret'))
        .sort(),
    );
  });

  it('is retained in production when its stack is deleted or the resource replaced', () => {
    const kept = Object.values(resourcesOf(prod.storage)).filter(
      ({ Type }) => Type !== 'AWS::SQS::QueuePolicy',
    );
    for (const resource of kept)
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('refuses to be deleted in production, and goes without a trace in dev', () => {
    expect(prod.stacks.map((stack) => stack.terminationProtection)).toEqual([true, false, false, false]);
    expect(dev.stacks.map((stack) => stack.terminationProtection)).toEqual([false, false, false]);
    const policies = Object.values(resourcesOf(dev.storage)).map(({ DeletionPolicy }) => DeletionPolicy);
    expect(policies).not.toContain('Retain');
  });
});

describe('the table', () => {
  it('can be restored to any second of two weeks, and in production cannot be deleted', () => {
    const replica = {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 14 },
    };
    const replicas = (more: object) => ({ Replicas: [Match.objectLike({ ...replica, ...more })] });
    dev.storage.hasResourceProperties('AWS::DynamoDB::GlobalTable', replicas({}));
    const protectedReplica = replicas({ DeletionProtectionEnabled: true });
    prod.storage.hasResourceProperties('AWS::DynamoDB::GlobalTable', protectedReplica);
  });

  it('streams new images, forgets what has expired, and costs by the request', () => {
    prod.storage.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      // A customer-managed key here would hand kms:Decrypt to every reader.
      SSESpecification: { SSEEnabled: false },
    });
  });

  it('never projects the sealed part into an index', () => {
    prod.storage.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [
        index('byWeek', 'weekShard', 'weekSort', ['tally', 'kind']),
        index('byOffice', 'officeShard', 'since', [
          'state',
          'due',
          'ownerNumber',
          'restricted',
          'kind',
          'tally',
          'changedAt',
          'answeredAt',
          'renewed',
          'withdrawal',
          'expiresAt',
        ]),
      ],
    });
  });
});

describe('who was erased', () => {
  it('stands in a table of its own, without a stream, that can be brought back for longer than the records', () => {
    const { Properties } = resourceNamed(prod.storage, 'ErasuresTable');
    expect(Properties).not.toHaveProperty('StreamSpecification');
    expect(Properties).not.toHaveProperty('GlobalSecondaryIndexes');
    expect(Properties['TimeToLiveSpecification']).toEqual({ AttributeName: 'expiresAt', Enabled: true });
    expect(Properties['Replicas']).toMatchObject([
      {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      },
    ]);
  });

  it('is no function’s business', () => {
    const using = Object.entries(resourcesOf(prod.service))
      .filter(([, resource]) => JSON.stringify(resource).includes('ErasuresTable'))
      .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(using).toEqual(['RolesPrivacyOfficerDefaultPolicy']);
  });
});

describe('keys and secrets', () => {
  it('rotates the sealing key, and lets nobody use it but through a role of this account', () => {
    prod.storage.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    const { Properties } = resourceNamed(prod.storage, 'SealingKey');
    expect(JSON.stringify(Properties['KeyPolicy'])).toContain(':root');
  });

  it('makes the secrets of 64 characters, always in the same way', () => {
    const secrets = Object.values(resourcesOf(dev.storage, 'AWS::SecretsManager::Secret'));
    const generated = secrets.map(({ Properties }) => Properties['GenerateSecretString']);
    const same = { ExcludePunctuation: true, PasswordLength: 64 };
    expect(generated).toEqual([same, same, same]);
  });
});

describe('the letter queue', () => {
  it('outlasts two days of half-hour waits before it gives a letter up', () => {
    prod.storage.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 150 }),
      MessageRetentionPeriod: days(4),
      VisibilityTimeout: 90,
    });
  });

  it('keeps dead letters longer than live ones, because their age counts from the first queuing', () => {
    const { Properties } = resourceNamed(prod.storage, 'LetterQueueDeadLetters7');
    expect(Properties['MessageRetentionPeriod']).toBe(days(14));
  });

  it('is encrypted and takes nothing over plain HTTP', () => {
    for (const { Properties } of Object.values(resourcesOf(prod.storage, 'AWS::SQS::Queue')))
      expect(Properties['SqsManagedSseEnabled']).toBe(true);
    const refusal = Match.objectLike({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    prod.storage.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: [refusal] },
    });
  });
});

function index(name: string, partition: string, sort: string, projected: string[]) {
  const KeySchema = [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
  const Projection = { ProjectionType: 'INCLUDE', NonKeyAttributes: projected };
  return { IndexName: name, KeySchema, Projection };
}

function days(count: number): number {
  return count * 24 * 60 * 60;
}

it('a table that a restore has made serves in place of the stack’s own, which stays', () => {
  const streamArn = 'arn:aws:dynamodb:ap-southeast-3:123456789012:table/restored/stream/1';
  const { storage, service } = synthesize('prod', { restoredTable: { name: 'restored', streamArn } });
  expect(resourceNamed(storage, 'RecordsTable')).toBeDefined();
  const served = JSON.stringify(service.toJSON());
  expect(served).toContain('"TABLE_NAME":"restored"');
  expect(served).not.toContain('RecordsTable');
  service.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: streamArn });
});
