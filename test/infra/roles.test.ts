import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import { permissionsOfRole } from '../support/permissions.ts';
import {
  type Resource,
  resourceNamed,
  resourcesOf,
  type Synthesis,
  synthesize,
} from '../support/synthesis.ts';

let prod: Synthesis;
beforeAll(() => {
  prod = synthesize('prod');
});

type Trust = {
  readonly Action: string | string[];
  readonly Principal: { readonly AWS: unknown };
  readonly Condition: Record<string, Record<string, unknown>>;
};
const document = ({ Properties }: Resource, name: string) =>
  (Properties[name] as { readonly Statement: Trust[] }).Statement;
const roleNamed = (role: string): Resource => {
  const roles = Object.entries(resourcesOf(prod.service, 'AWS::IAM::Role'));
  const [, found] = roles.find(([id]) => id.startsWith(`Roles${capital(role)}`)) ?? [];
  if (!found) throw new Error(`No role ${role}`);
  return found;
};
const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
const trustOf = (role: string): Trust[] => document(roleNamed(role), 'AssumeRolePolicyDocument');

describe('the roles', () => {
  it.each(['operator', 'privacyOfficer', 'breakGlass'] as const)(
    '%s is taken by named people with a second factor only',
    (role) => {
      const [taking] = trustOf(role);
      expect(taking?.Action).toBe('sts:AssumeRole');
      expect(taking?.Principal.AWS).toEqual(readConfig('prod').roles?.[role][0]);
      expect(taking?.Condition['Bool']).toEqual({ 'aws:MultiFactorAuthPresent': 'true' });
    },
  );

  it.each(['privacyOfficer', 'breakGlass'])(
    '%s needs a ticket, which then stands with every call in CloudTrail',
    (role) => {
      const trust = trustOf(role);
      expect(trust.map(({ Action }) => Action)).toEqual(['sts:AssumeRole', 'sts:SetSourceIdentity']);
      for (const { Condition } of trust)
        expect(Condition['StringLike']).toEqual({ 'sts:SourceIdentity': 'ticket-?*' });
    },
  );

  it('operator can neither unseal nor read a secret, a person or a log, nor call what faces people', () => {
    const allowed = permissionsOfRole(prod.service, 'RolesOperator');
    expect(allowed.join('\n')).not.toMatch(
      /kms:(?!DescribeKey)|secretsmanager:(?!DescribeSecret)|dynamodb:(?!Describe|Query)|logs:/,
    );
    expect(allowed.join('\n')).not.toMatch(/InvokeFunction .*(Enroll|Office|Dispatch|Notify)/);
    const policies = Object.entries(resourcesOf(prod.service, 'AWS::IAM::Policy'));
    const [, own] = policies.find(([id]) => id.startsWith('RolesOperator')) ?? [];
    const queries = (own ? document(own, 'PolicyDocument') : []).filter(({ Action }) =>
      [Action].flat().includes('dynamodb:Query'),
    );
    expect(queries.map(({ Condition }) => Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OFFICE'] } },
    ]);
    expect(allowed.length).toBeGreaterThan(0);
  });

  it('break-glass only reads', () => {
    expect(
      permissionsOfRole(prod.service, 'RolesBreakGlass').filter((one) =>
        /Put|Update|Delete|Send|Invoke/.test(one),
      ),
    ).toEqual([]);
  });

  it('change the origin secret as privacy officer only, where there is an edge', () => {
    const calls = ['GetSecretValue', 'PutSecretValue'].map((call) => `secretsmanager:${call} OriginSecret`);
    const onSecret = (synthesis: Synthesis, role: string) =>
      permissionsOfRole(synthesis.service, role).filter((one) => one.includes('OriginSecret'));
    expect(onSecret(prod, 'RolesPrivacyOfficer')).toEqual(calls);
    expect(onSecret(synthesize('dev'), 'RolesPrivacyOfficer')).toEqual([]);
    expect(onSecret(prod, 'RolesOperator')).toEqual(['secretsmanager:DescribeSecret OriginSecret']);
    expect(onSecret(prod, 'RolesBreakGlass')).toEqual([]);
  });

  it('are free of stars, but for four questions that name no resource', () => {
    const starred = ['operator', 'privacyOfficer', 'breakGlass'].flatMap((role) =>
      permissionsOfRole(prod.service, `Roles${capital(role)}`).filter((one) => one.includes('*')),
    );
    expect(starred.map((one) => one.split(' ')[0])).toEqual([
      'lambda:GetAccountSettings',
      'lambda:ListEventSourceMappings',
      'ses:GetAccount',
      'ses:ListSuppressedDestinations',
    ]);
  });

  it('that open persons cannot be taken without everybody being told of role and ticket', () => {
    const rule = resourceNamed(prod.service, 'RolesOpeningRoleTaken').Properties;
    // Taking a role counts as reading, of which a rule hears in this state only.
    expect(rule['State']).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
    expect(JSON.stringify(rule['EventPattern'])).toContain('"eventName":["AssumeRole"]');
    expect(JSON.stringify(rule['EventPattern'])).toMatch(/RolesPrivacyOfficer[\s\S]+RolesBreakGlass/);
    expect(JSON.stringify(rule['Targets'])).toMatch(
      /OperationsTopic[\s\S]+sourceIdentity[\s\S]+taken the role/,
    );
    prod.service.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'events.amazonaws.com' } })]),
      },
    });
    expect(trustOf('breakGlass')[0]?.Condition['StringEquals']).toEqual({
      'aws:RequestedRegion': { Ref: 'AWS::Region' },
    });
  });
});

describe('the sealing key', () => {
  it('opens for three roles alone, whatever policies the account has', () => {
    const statements = document(resourceNamed(prod.storage, 'SealingKey'), 'KeyPolicy');
    const opening = statements.filter(({ Action }) =>
      [Action].flat().some((one) => /Decrypt|\*|ReEncrypt/.test(one)),
    );
    expect(opening).toHaveLength(1);
    const names = JSON.stringify(opening[0]?.Condition).match(/pemberdayaan-tki-prod-[a-z-]+/g);
    expect(names).toEqual(
      ['office', 'privacy-officer', 'break-glass'].map((name) => `pemberdayaan-tki-prod-${name}`),
    );
  });

  it('is opened by no grant either, which its own policy would not have to name', () => {
    const statements = document(resourceNamed(prod.storage, 'SealingKey'), 'KeyPolicy');
    expect(statements.flatMap(({ Action }) => Action)).not.toContain('kms:CreateGrant');
  });

  it('is opened by no policy but those of the same three', () => {
    const holders = Object.entries(resourcesOf(prod.service, 'AWS::IAM::Policy')).filter(
      ([, { Properties }]) => /kms:(Decrypt|\*|ReEncrypt)/.test(JSON.stringify(Properties['PolicyDocument'])),
    );
    expect(holders.map(([id]) => id.replace(/DefaultPolicy.*/, '')).sort()).toEqual([
      'ReferralsOfficeRole',
      'RolesBreakGlass',
      'RolesPrivacyOfficer',
    ]);
  });

  it('names roles that exist', () => {
    const names = Object.values(resourcesOf(prod.service, 'AWS::IAM::Role')).map(
      ({ Properties }) => Properties['RoleName'],
    );
    for (const role of ['office', 'privacy-officer', 'break-glass'])
      expect(names).toContain(`pemberdayaan-tki-prod-${role}`);
  });
});
