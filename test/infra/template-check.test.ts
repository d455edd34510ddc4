import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import { edgeRegion } from '../../infra/origin-secret.ts';
import { type Resource, type Synthesis, synthesize } from '../support/synthesis.ts';
import { openValidator } from '../support/template-check.ts';
import { beyondLimits, type TemplateBody } from '../support/template-limits.ts';

const stages = ['dev', 'prod'] as const;
let made: Record<(typeof stages)[number], Synthesis>;
let validator: ReturnType<typeof openValidator>;

beforeAll(() => {
  made = { dev: synthesize('dev'), prod: synthesize('prod') };
  validator = openValidator(readConfig('prod').region);
});
afterAll(() => validator.close());

const bodyOf = (
  stage: (typeof stages)[number],
  stack: 'storage' | 'service' | 'costs' | 'edge',
): TemplateBody => structuredClone(made[stage][stack]?.toJSON()) as TemplateBody;

describe.each(stages)('the templates of %s', (stage) => {
  it.each(['storage', 'service'] as const)('are what the schemas of AWS allow: %s', (stack) => {
    expect(validator.findingsIn(bodyOf(stage, stack))).toEqual([]);
  });

  it.each(['storage', 'service'] as const)('keep the limits that no schema says: %s', (stack) => {
    expect(beyondLimits(bodyOf(stage, stack), bodyOf(stage, 'storage'))).toEqual([]);
  });
});

describe('the templates of another region', () => {
  it('the costs are what the schemas of AWS allow there', () => {
    expect(validator.findingsIn(bodyOf('prod', 'costs'), edgeRegion)).toEqual([]);
  });

  it('the edge is what the schemas of AWS allow, in the region of all edges', () => {
    expect(validator.findingsIn(bodyOf('prod', 'edge'), edgeRegion)).toEqual([]);
    expect(beyondLimits(bodyOf('prod', 'edge'), bodyOf('prod', 'storage'))).toEqual([]);
  });
});

type Planted = Resource & { DependsOn?: string };
/** What a hurried hand could leave behind in the first resource of a type, and how it is told. */
type Mistake = readonly [
  what: string,
  type: string,
  change: (resource: Planted, template: TemplateBody) => unknown,
  told: RegExp,
];

const set = (name: string, value: unknown) => (resource: Planted) => {
  resource.Properties[name] = value;
};
const variable = (name: string, value: string) => (resource: Planted) =>
  Object.assign((resource.Properties['Environment'] as { Variables: object }).Variables, { [name]: value });
const statement = (change: object) => (resource: Planted) =>
  Object.assign(
    (resource.Properties['PolicyDocument'] as { Statement: object[] }).Statement[0] ?? {},
    change,
  );

function waitInACircle(queue: Planted, template: TemplateBody): void {
  const [id = '', fn] = find(template, 'AWS::Lambda::Function');
  Object.assign(fn, { DependsOn: find(template, 'AWS::SQS::Queue')[0] });
  queue.DependsOn = id;
}

/** That one hides a message for thirty seconds, less than the function may take. */
const readAnyQueue = ({ Properties }: Planted, template: TemplateBody): void => {
  Properties['EventSourceArn'] = { 'Fn::GetAtt': [find(template, 'AWS::SQS::Queue')[0], 'Arn'] };
};

const againstSchemas: readonly Mistake[] = [
  ['an unknown property', 'AWS::Lambda::Function', set('MemorySizee', 1), /MemorySizee/],
  ['a missing property', 'AWS::Lambda::Function', set('Role', undefined), /'Role' is a required/],
  ['a value of no enumeration', 'AWS::Lambda::Function', set('Runtime', 'nodejs99.x'), /nodejs99/],
  ['a value against its pattern', 'AWS::Lambda::Function', set('FunctionName', 'a b'), /pattern/],
  ['a name that is too long', 'AWS::Lambda::Function', set('FunctionName', 'a'.repeat(65)), /pattern/],
  ['a value of another type', 'AWS::Lambda::Function', set('Timeout', 'soon'), /not of type/],
  ['a reference to nobody', 'AWS::Lambda::Function', set('Role', { Ref: 'Nobody' }), /Nobody/],
  ['an effect that is none', 'AWS::IAM::Policy', statement({ Effect: 'Permit' }), /Permit/],
  ['a retention that is none', 'AWS::Logs::LogGroup', set('RetentionInDays', 91), /91 is not one/],
  ['too long a text', 'AWS::CloudWatch::Alarm', set('AlarmDescription', 'x'.repeat(1025)), /1024/],
  ['an unknown type', 'AWS::SQS::Queue', (one) => Object.assign(one, { Type: 'AWS::SQS::Qeue' }), /Unknown/],
  ['a circle', 'AWS::SQS::Queue', waitInACircle, /Circular/],
];

const againstLimits: readonly Mistake[] = [
  ['a large environment', 'AWS::Lambda::Function', variable('BIG', 'x'.repeat(4000)), /4096/],
  ['a variable of Lambda’s own', 'AWS::Lambda::Function', variable('AWS_REGION', 'x'), /AWS_REGION/],
  ['too long a time', 'AWS::Lambda::Function', set('Timeout', 901), /901, at most 900/],
  ['too much memory', 'AWS::Lambda::Function', set('MemorySize', 10_241), /10241, at most/],
  ['too large a policy', 'AWS::IAM::Policy', statement({ Sid: 'x'.repeat(10_240) }), /10240/],
  ['a tag of other letters', 'AWS::KMS::Key', set('Tags', [{ Key: 'a{b}', Value: 'c' }]), /a\{b\}/],
  ['a tag too long', 'AWS::KMS::Key', set('Tags', [{ Key: 'a', Value: 'c'.repeat(257) }]), /tag a/],
  ['a cron of five', 'AWS::Scheduler::Schedule', set('ScheduleExpression', 'cron(0 5 * * *)'), /no schedule/],
  ['no zone', 'AWS::Scheduler::Schedule', set('ScheduleExpressionTimezone', 'Asia/Batavia'), /no zone/],
  ['a queue ahead of its function', 'AWS::Lambda::EventSourceMapping', readAnyQueue, /before the function's/],
];

function find({ Resources }: TemplateBody, type: string): readonly [string, Planted] {
  const found = Object.entries(Resources).find(([, resource]) => resource.Type === type);
  if (!found) throw new Error(`No resource is of the type ${type}`);
  return found;
}

function mistaken(type: string, change: Mistake[2]): TemplateBody {
  const template = bodyOf('prod', type === 'AWS::KMS::Key' ? 'storage' : 'service');
  change(find(template, type)[1], template);
  return template;
}

describe('a planted mistake is found', () => {
  it.each(againstSchemas)('against the schemas: %s', (_what, type, change, told) => {
    expect(validator.findingsIn(mistaken(type, change)).join('\n')).toMatch(told);
  });

  it.each(againstLimits)('against the limits: %s', (_what, type, change, told) => {
    expect(beyondLimits(mistaken(type, change), bodyOf('prod', 'storage')).join('\n')).toMatch(told);
  });
});
