import { beforeAll, describe, expect, it } from 'vitest';
import { bundleOf, permissionsNeeded, variablesNeeded } from '../support/calls.ts';
import { permissionsOf, statementsOf } from '../support/permissions.ts';
import { functionsOf, type Synthesis, serviceName, synthesize, variablesOf } from '../support/synthesis.ts';

let prod: Synthesis;
let allowed: Record<string, string[]>;

beforeAll(() => {
  prod = synthesize('prod');
  allowed = permissionsOf(prod.service);
});

const functions = [
  ...['enroll', 'pages', 'office', 'dispatch', 'gather', 'notify', 'feedback', 'summarize'],
  ...['reconcile', 'statements', 'canary', 'directory'],
];

/** What Lambda itself does with a function's role: reads its trigger, and puts aside what fails. */
const added =
  /^(dynamodb:\w+ RecordsTable\/stream|sqs:SendMessage DeadWork|sqs:(GetQueueAttributes|ReceiveMessage|DeleteMessage) LetterQueue)$/;

describe.each(functions)('the function %s', (name) => {
  it('may make the calls that its bundle contains, and no others', async () => {
    const needed = permissionsNeeded(await bundleOf(name));
    expect(allowed[name]?.filter((permission) => !added.test(permission))).toEqual(needed);
  });

  it('is given the variables that it reads, and no others', async () => {
    const needed = new Set([...variablesNeeded(await bundleOf(name)), 'SERVICE_NAME', 'VERSION']);
    const fn = functionsOf(prod.service).find((candidate) => serviceName(candidate) === name);
    expect(Object.keys(fn ? variablesOf(fn) : {}).sort()).toEqual([...needed].sort());
  });
});

describe('access', () => {
  it('is checked here for every function', () => {
    expect(Object.keys(allowed).sort()).toEqual([...functions].sort());
  });

  it('to a person, unsealed, is the office’s alone', () => {
    expect(holdersOf('kms:Decrypt')).toEqual(['office']);
  });

  it('to the depth of both queues of what was given up is reconcile’s', () => {
    const holders = functions.filter((name) =>
      allowed[name]?.some((permission) => /GetQueueAttributes .*(DeadLetters|DeadWork)/.test(permission)),
    );
    expect(holders).toEqual(['reconcile']);
    const queues = allowed['reconcile']?.filter((one) => one.startsWith('sqs:GetQueueAttributes'));
    expect(queues).toEqual([
      'sqs:GetQueueAttributes DeadWork',
      'sqs:GetQueueAttributes LetterQueueDeadLetters',
    ]);
  });

  it('to mail is for notify and the office alone, as the configured sender', () => {
    expect(holdersOf('ses:').sort()).toEqual(['notify', 'office']);
    const sending = statementsOf(prod.service).filter(({ Action }) => Action === 'ses:SendRawEmail');
    for (const { Condition } of sending)
      expect(Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'layanan@pemberdayaan-tki.example' } });
  });

  it('holds no star, neither in an action nor as a resource, but where AWS lets a question name no resource', () => {
    for (const { Action, Resource } of statementsOf(prod.service)) {
      if ([Action].flat().every((one) => withoutResource.includes(one))) continue;
      expect([Action].flat().join()).not.toContain('*');
      expect(JSON.stringify(Resource)).not.toContain('*');
    }
  });
});

function holdersOf(action: string): string[] {
  return Object.keys(allowed).filter((name) => allowed[name]?.some((held) => held.startsWith(action)));
}

/** Of the doctor. https://docs.aws.amazon.com/service-authorization/latest/reference/ */
const withoutResource = [
  ...['ses:GetAccount', 'ses:ListSuppressedDestinations'],
  ...['lambda:GetAccountSettings', 'lambda:ListEventSourceMappings'],
];
