import { describe, expect, it } from 'vitest';
import type { Assembly, Template } from '../../../local/assembly/assembly.ts';
import type { Facts } from '../../../local/assembly/attributes.ts';
import { resolveResources } from '../../../local/assembly/resources.ts';
import type { JsonObject } from '../../../local/json.ts';

const facts: Facts = {
  region: 'ap-southeast-3',
  account: '000000000000',
  origin: 'http://127.0.0.1:1',
  queueUrl: (name) => `http://127.0.0.1:2/000000000000/${name}`,
  keyId: () => 'key-id',
  version: '1',
};

function assemblyOf(
  resources: Record<string, { Type: string; Properties?: JsonObject }>,
  more: Partial<Template> = {},
): Assembly {
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([id, { Type, Properties = {} }]) => [id, { Type, Properties }]),
  );
  const template: Template = { Parameters: {}, Conditions: {}, Outputs: {}, Resources, ...more };
  return { stacks: [{ name: 'app', region: undefined, template }], assetDirectory: () => undefined };
}

const queue = { Type: 'AWS::SQS::Queue' };

describe('the resources of a template', () => {
  it('have names and references before anything runs', () => {
    const assembly = assemblyOf({
      Dead: queue,
      Queue: {
        ...queue,
        Properties: {
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
        },
      },
    });
    const found = resolveResources(assembly, facts).of('AWS::SQS::Queue')[1];
    expect(found?.ref).toBe('http://127.0.0.1:2/000000000000/app-Queue');
    expect(found?.properties.RedrivePolicy?.deadLetterTargetArn).toBe(
      'arn:aws:sqs:ap-southeast-3:000000000000:app-Dead',
    );
  });

  it('of an unknown type stop the start by name', () => {
    const assembly = assemblyOf({ Thing: { Type: 'AWS::Foo::Bar' } });
    expect(() => resolveResources(assembly, facts)).toThrow(
      'Resource Thing of type AWS::Foo::Bar: local/ does not know this type',
    );
  });

  it('with a property that local/ does not honor stop the start by name', () => {
    const assembly = assemblyOf({
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { EventSourceArn: 'a', FunctionName: 'f', TumblingWindowInSeconds: 5 },
      },
    });
    expect(() => resolveResources(assembly, facts)).toThrow(/Mapping.*TumblingWindowInSeconds/);
  });

  it('that refer to nothing stop the start by name, also those that do not run here', () => {
    const assembly = assemblyOf({
      Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Dimensions: [{ Ref: 'Gone' }] } },
    });
    expect(() => resolveResources(assembly, facts)).toThrow(
      /Resource Alarm .*Ref to Gone cannot be resolved/,
    );
  });

  it('take a given parameter before its default', () => {
    const identity = { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: { Ref: 'Domain' } } };
    const assembly = assemblyOf(
      { Identity: identity },
      { Parameters: { Domain: { Type: 'String', Default: 'a.example' } } },
    );
    const nameOf = (given: Record<string, string>) =>
      resolveResources(assembly, facts, given).of('AWS::SES::EmailIdentity')[0]?.name;
    expect([nameOf({}), nameOf({ Domain: 'b.example' })]).toEqual(['a.example', 'b.example']);
  });
});
