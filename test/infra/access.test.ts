import { beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf, statementsOf } from '../support/permissions.ts';
import { type Synthesis, synthesize } from '../support/synthesis.ts';

let prod: Synthesis;
let allowed: Record<string, string[]>;

beforeAll(() => {
  prod = synthesize('prod');
  allowed = permissionsOf(prod.service);
});

/** The library's grants of sending to a queue and of reading a secret say this much. */
const send = (queue: string) =>
  permissions(queue, 'sqs', ['SendMessage', 'GetQueueAttributes', 'GetQueueUrl']);
const read = (secret: string) => permissions(secret, 'secretsmanager', ['GetSecretValue', 'DescribeSecret']);
const table = (...calls: string[]) => permissions('RecordsTable', 'dynamodb', calls);
const query = (index: string) => [`dynamodb:Query RecordsTable/index/${index}`];
const mail = ['ses:SendRawEmail MailIdentity', 'ses:SendRawEmail MailConfigurationSet'];

const needed: Record<string, string[][]> = {
  enroll: [table('PutItem', 'GetItem', 'Query'), ['kms:GenerateDataKey SealingKey'], read('SealingPepper')],
  pages: [table('GetItem', 'UpdateItem', 'Query'), ['kms:GenerateDataKey SealingKey'], read('SealingPepper')],
  office: [
    table('GetItem', 'PutItem', 'UpdateItem', 'Query'),
    query('byOffice'),
    ['kms:Decrypt SealingKey'],
    read('SealingPepper'),
    read('SealingLink'),
    mail,
  ],
  dispatch: [
    table('GetItem', 'PutItem', 'UpdateItem', 'Query'),
    permissions('RecordsTable/stream', 'dynamodb', [
      'DescribeStream',
      'GetRecords',
      'GetShardIterator',
      'ListStreams',
    ]),
    send('LetterQueue'),
    send('DeadWork'),
    read('SealingPepper'),
    read('SealingLink'),
  ],
  gather: [
    table('GetItem', 'PutItem', 'UpdateItem', 'Query'),
    query('byOffice'),
    send('LetterQueue'),
    send('DeadWork'),
    read('SealingLink'),
  ],
  notify: [
    table('GetItem', 'UpdateItem'),
    send('LetterQueue'),
    permissions('LetterQueue', 'sqs', ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility']),
    mail,
  ],
  feedback: [table('GetItem', 'UpdateItem'), send('DeadWork')],
  summarize: [
    table('GetItem', 'PutItem', 'Query'),
    query('byWeek'),
    query('byOffice'),
    send('LetterQueue'),
    send('DeadWork'),
    read('SealingLink'),
  ],
};

describe('what a function may do', () => {
  it.each(Object.keys(needed))('is for %s what it does, and no more', (name) => {
    expect(allowed[name]).toEqual(needed[name]?.flat().sort());
  });

  it('is listed here for every function', () => {
    expect(Object.keys(allowed).sort()).toEqual(Object.keys(needed).sort());
  });

  it('includes unsealing a person for the office alone', () => {
    expect(holdersOf('kms:Decrypt')).toEqual(['office']);
  });

  it('includes sending mail for notify and the office alone, as the configured sender', () => {
    expect(holdersOf('ses:').sort()).toEqual(['notify', 'office']);
    const sending = statementsOf(prod.service).filter(({ Action }) => Action === 'ses:SendRawEmail');
    for (const { Condition } of sending)
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'layanan@pemberdayaan-tki.example' } });
  });

  it('holds no star, neither in an action nor as a resource', () => {
    for (const { Action, Resource } of statementsOf(prod.service)) {
      expect([Action].flat().join()).not.toContain('*');
      expect(JSON.stringify(Resource)).not.toContain('*');
    }
  });
});

function permissions(resource: string, service: string, actions: readonly string[]): string[] {
  return actions.map((action) => `${service}:${action} ${resource}`);
}

function holdersOf(action: string): string[] {
  return Object.keys(allowed).filter((name) => allowed[name]?.some((held) => held.startsWith(action)));
}
