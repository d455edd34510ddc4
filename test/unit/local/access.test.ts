import { describe, expect, it } from 'vitest';
import { Access } from '../../../local/access/access.ts';
import { allows } from '../../../local/access/evaluate.ts';
import type { Statement } from '../../../local/access/policies.ts';
import { AccessDenied, type Call } from '../../../local/emulators/emulator.ts';

const table = 'arn:aws:dynamodb:ap-southeast-3:000000000000:table/records';
const keys = (...values: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': values } });
const statement = (given: Partial<Statement>): Statement => ({
  ...{ Effect: 'Allow', Action: ['dynamodb:GetItem'], Resource: [table], Condition: keys('S#*', 'OFFICE') },
  ...given,
});
const reading = (key: string) => ({
  action: 'dynamodb:GetItem',
  resources: [table],
  context: { 'dynamodb:LeadingKeys': [key] },
});

describe('a policy', () => {
  const own = [statement({})];

  it.each(['S#abc', 'OFFICE'])('with leading keys allows %s', (key) => {
    expect(allows(own, reading(key))).toBe(true);
  });

  it.each(['P#abc', 'OFFICES', 'XS#abc', 's#abc'])('with leading keys refuses %s', (key) => {
    expect(allows(own, reading(key))).toBe(false);
  });

  it('allows neither another action nor another resource, such as an index', () => {
    expect(allows(own, { ...reading('S#a'), action: 'dynamodb:PutItem' })).toBe(false);
    expect(allows(own, { ...reading('S#a'), resources: [`${table}/index/byWeek`] })).toBe(false);
    expect(allows([], reading('S#a'))).toBe(false);
  });

  it('must allow every resource that a request names', () => {
    const both = { ...reading('S#a'), resources: [table, 'another'] };
    expect(allows(own, both)).toBe(false);
    expect(allows([...own, statement({ Resource: ['another'], Condition: {} })], both)).toBe(true);
  });

  it('refuses what another of its statements denies', () => {
    expect(allows([...own, statement({ Effect: 'Deny', Condition: {} })], reading('S#a'))).toBe(false);
  });

  it('with a sender refuses another one, and a request without any', () => {
    const sending = [statement({ Condition: { StringEquals: { 'ses:FromAddress': ['a@b.example'] } } })];
    const from = (...sender: string[]) => ({ ...reading('S#a'), context: { 'ses:FromAddress': sender } });
    expect(allows(sending, from('a@b.example'))).toBe(true);
    expect(allows(sending, from('c@b.example'))).toBe(false);
    expect(allows(sending, from())).toBe(false);
  });

  it('with recipients refuses any other one, two in one, and a request that names none', () => {
    const only = { 'ForAllValues:StringLike': { 'ses:Recipients': ['*@a.example', 'b@b.example'] } };
    const sending = [statement({ Condition: { ...only, Null: { 'ses:Recipients': ['false'] } } })];
    const to = (...all: string[]) =>
      allows(sending, { ...reading('S#a'), context: { 'ses:Recipients': all } });
    expect([to('x@a.example'), to('b@b.example'), to('x@a.example', 'b@b.example')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([to('a@b.example'), to('x@a.example', 'c@b.example'), to('B@b.example')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(to()).toBe(false);
    expect(allows([statement({ Condition: only })], reading('S#a'))).toBe(true);
  });

  it('with a condition that is not known here stops everything', () => {
    const unknown = [statement({ Condition: { IpAddress: { 'aws:SourceIp': ['127.0.0.1'] } } })];
    expect(() => allows(unknown, reading('S#a'))).toThrow('IpAddress');
  });
});

describe('the access of functions', () => {
  const call = (key: string, caller = 'LOCALpages0001'): Call => ({
    ...{ service: 'dynamodb', operation: 'GetItem', caller, resources: [table] },
    context: { 'dynamodb:LeadingKeys': [key] },
  });
  const opened = () => {
    const problems: string[] = [];
    const access = new Access(
      (caller) => (caller.startsWith('LOCALpages') ? 'pages' : undefined),
      (problem) => problems.push(problem),
    );
    access.govern(new Map([['pages', [statement({})]]]));
    return { access, problems };
  };

  it('is counted by kind of call, without a word of a key that names somebody', () => {
    const { access, problems } = opened();
    access.admit(call('S#secret'));
    access.admit(call('S#another'));
    expect(() => access.admit(call('P#secret'))).toThrow(AccessDenied);
    const counted = access.calls().map(({ context, times, denied }) => [context, times, denied]);
    expect(counted).toEqual([
      [{ 'dynamodb:LeadingKeys': ['S#_'] }, 2, 0],
      [{ 'dynamodb:LeadingKeys': ['P#_'] }, 1, 1],
    ]);
    expect(problems).toHaveLength(1);
    expect(JSON.stringify([problems, access.calls()])).not.toContain('secret');
  });

  it('is no matter of the host’s own clients', () => {
    const { access } = opened();
    access.admit(call('P#secret', 'LOCALhost'));
    expect(access.calls()).toEqual([]);
  });
});
