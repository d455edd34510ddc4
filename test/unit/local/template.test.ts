// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of Fn::Sub look like those of a template string
import { describe, expect, it } from 'vitest';
import { evaluateCondition, resolve, type Scope } from '../../../local/assembly/template.ts';
import type { Json } from '../../../local/json.ts';

const names: Readonly<Record<string, Json>> = {
  Queue: 'http://q',
  Stage: 'dev',
  'AWS::Region': 'ap-southeast-3',
};
const scope: Scope = {
  stackName: 'S',
  ref: (name) => names[name],
  attribute: (id, attribute) => (id === 'Queue' && attribute === 'Arn' ? 'arn:q' : undefined),
  importValue: (name) => (name === 'Other:Table' ? 'table' : undefined),
  condition: (name) => name === 'Yes',
};

describe('a reference of the template', () => {
  it.each<[Json, Json]>([
    [{ Ref: 'Queue' }, 'http://q'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:q'],
    [{ 'Fn::GetAtt': 'Queue.Arn' }, 'arn:q'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] }, 'a-dev'],
    [{ 'Fn::Sub': 'x-${Stage}-${Queue.Arn}-${!Literal}' }, 'x-dev-arn:q-${Literal}'],
    [{ 'Fn::Sub': ['${Own}/${AWS::Region}', { Own: { Ref: 'Stage' } }] }, 'dev/ap-southeast-3'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }] }, 'q'],
    [{ 'Fn::ImportValue': 'Other:Table' }, 'table'],
    [{ 'Fn::If': ['Yes', { Ref: 'Stage' }, 'b'] }, 'dev'],
    [{ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
    [{ a: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] } }, {}],
  ])('%j means %j', (written, meant) => {
    expect(resolve(written, scope)).toEqual(meant);
  });

  it.each<[Json, RegExp]>([
    [{ Ref: 'Gone' }, /Ref to Gone cannot be resolved/],
    [{ deep: [{ 'Fn::GetAtt': ['Queue', 'Colour'] }] }, /Fn::GetAtt of Queue.Colour cannot/],
    [{ 'Fn::Sub': '${Gone}' }, /Ref to Gone/],
    [{ 'Fn::ImportValue': 'Nobody' }, /Nobody, which no stack exports/],
    [{ 'Fn::FindInMap': ['a', 'b', 'c'] }, /does not know the function Fn::FindInMap/],
  ])('%j stops the start by name', (written, message) => {
    expect(() => resolve(written, scope)).toThrow(message);
  });

  it('a condition combines others', () => {
    const equal = { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] };
    expect(evaluateCondition({ 'Fn::And': [equal, { Condition: 'Yes' }] }, scope)).toBe(true);
    expect(evaluateCondition({ 'Fn::Or': [{ 'Fn::Not': [equal] }, { Condition: 'No' }] }, scope)).toBe(false);
  });
});
