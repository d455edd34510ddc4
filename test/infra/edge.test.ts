import { readFileSync } from 'node:fs';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import {
  functionsOf,
  type Resource,
  resourcesOf,
  type Synthesis,
  serviceName,
  synthesize,
  variablesOf,
} from '../support/synthesis.ts';

const configuration = readConfig('prod');
let prod: Synthesis;
let edge: Template;

beforeAll(() => {
  prod = synthesize('prod', { reservedConcurrency: { dispatch: 8 } });
  if (!prod.edge) throw new Error('prod has no edge');
  edge = prod.edge;
});

type Behavior = {
  readonly CachePolicyId: unknown;
  readonly OriginRequestPolicyId: unknown;
  readonly AllowedMethods?: readonly string[];
};
type Settings = {
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: readonly (Behavior & { readonly PathPattern: string })[];
  readonly CustomErrorResponses: readonly {
    readonly ErrorCode: number;
    readonly ErrorCachingMinTTL: number;
  }[];
};

const propertiesOf = (type: string): Resource['Properties'] =>
  Object.values(resourcesOf(edge, type))[0]?.Properties ?? {};

const settings = () => propertiesOf('AWS::CloudFront::Distribution')['DistributionConfig'] as Settings;

describe('the edge', () => {
  it('keeps what is the same for all, and nothing else, nor any error', () => {
    // Managed-CachingDisabled: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
    const never = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    const { DefaultCacheBehavior, CacheBehaviors, CustomErrorResponses } = settings();
    expect(DefaultCacheBehavior.CachePolicyId).toBe(never);
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/assets/*',
      '/catalog',
      '/districts',
    ]);
    for (const { CachePolicyId, AllowedMethods } of CacheBehaviors) {
      expect(CachePolicyId).not.toBe(never);
      expect(AllowedMethods).toBeUndefined();
    }
    edge.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: { MinTTL: 0, DefaultTTL: 0 },
    });
    expect(CustomErrorResponses.every(({ ErrorCachingMinTTL }) => ErrorCachingMinTTL === 0)).toBe(true);
    expect(CustomErrorResponses.map(({ ErrorCode }) => ErrorCode)).toEqual([
      ...[400, 403, 404, 405, 414, 416],
      ...[500, 501, 502, 503, 504],
    ]);
  });

  it('passes on the viewer’s address, and never the name that the viewer knows', () => {
    const policies = Object.values(resourcesOf(edge, 'AWS::CloudFront::OriginRequestPolicy'));
    expect(policies).toHaveLength(2);
    for (const { Properties } of policies) {
      const { HeadersConfig } = Properties['OriginRequestPolicyConfig'] as {
        readonly HeadersConfig: { readonly HeaderBehavior: string; readonly Headers: readonly string[] };
      };
      expect(HeadersConfig.HeaderBehavior).toBe('whitelist');
      expect(HeadersConfig.Headers).toContain('CloudFront-Viewer-Address');
      expect(HeadersConfig.Headers).not.toContain('Host');
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
      expect(HeadersConfig.Headers.length).toBeLessThanOrEqual(10);
    }
  });

  it('shows the API a secret that stands in no template, and speaks TLS 1.2 on both sides', () => {
    edge.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['pemberdayaan-tki.example'],
        HttpVersion: 'http2and3',
        Logging: Match.absent(),
        ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: 'TLSv1.2_2021' }),
        WebACLId: Match.anyValue(),
        Origins: [
          Match.objectLike({
            DomainName: 'api.pemberdayaan-tki.example',
            CustomOriginConfig: Match.objectLike({
              OriginProtocolPolicy: 'https-only',
              OriginSSLProtocols: ['TLSv1.2'],
            }),
            OriginCustomHeaders: [
              {
                HeaderName: 'x-origin-secret',
                HeaderValue: '{{resolve:secretsmanager:pemberdayaan-tki-prod-origin:SecretString:current::}}',
              },
            ],
          }),
        ],
      },
    });
    prod.storage.hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'pemberdayaan-tki-prod-origin',
      ReplicaRegions: [{ Region: 'us-east-1' }],
    });
  });

  it('is known to the functions behind the API, and to no other', () => {
    const knowing = functionsOf(prod.service).filter((fn) => 'ORIGIN_SECRET_ID' in variablesOf(fn));
    expect(knowing.map(serviceName).sort()).toEqual(['enroll', 'office', 'pages', 'statements']);
  });
});

describe('the firewall', () => {
  const rules = () =>
    propertiesOf('AWS::WAFv2::WebACL')['Rules'] as readonly {
      readonly Name: string;
      readonly Action?: { readonly Block?: object };
      readonly OverrideAction?: object;
    }[];

  it('limits each address, answers 429 with a time, and tells in both languages that nothing is lost', () => {
    edge.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      DefaultAction: { Allow: {} },
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: 'Posts',
          Statement: {
            RateBasedStatement: Match.objectLike({
              AggregateKeyType: 'IP',
              Limit: 2000,
              EvaluationWindowSec: 300,
            }),
          },
          Action: {
            Block: {
              CustomResponse: {
                ResponseCode: 429,
                CustomResponseBodyKey: 'busy',
                ResponseHeaders: [
                  { Name: 'cache-control', Value: 'no-store' },
                  { Name: 'retry-after', Value: '60' },
                ],
              },
            },
          },
        }),
      ]),
    });
    const { busy } = propertiesOf('AWS::WAFv2::WebACL')['CustomResponseBodies'] as {
      readonly busy: { readonly Content: string };
    };
    expect(busy.Content).toMatch(/Biasanya isian Anda masih ada[\s\S]*What you typed is usually still there/);
    // https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
    expect(Buffer.byteLength(busy.Content)).toBeLessThan(4096);
  });

  it('blocks by size and rate; of the sets that judge texts only the one whose patterns no form holds', () => {
    const blocking = rules().filter(
      ({ Action, OverrideAction }) => Action?.Block ?? (OverrideAction && 'None' in OverrideAction),
    );
    expect(blocking.map(({ Name }) => Name)).toEqual([
      ...['Posts', 'Requests', 'LargeBodies'],
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    expect(rules().map(({ Name }) => Name)).toContain('AWSManagedRulesCommonRuleSet');
  });

  it('keeps neither requests nor samples of them', () => {
    const text = JSON.stringify(resourcesOf(edge, 'AWS::WAFv2::WebACL'));
    expect(text.match(/"SampledRequestsEnabled":true/g)).toBeNull();
    expect(resourcesOf(edge, 'AWS::WAFv2::LoggingConfiguration')).toEqual({});
  });
});

describe('what a burst at the form cannot take', () => {
  it('is reserved where the configuration asks for it, and nowhere else', () => {
    const reserved = functionsOf(prod.service)
      .filter(({ Properties }) => 'ReservedConcurrentExecutions' in Properties)
      .map((fn) => [serviceName(fn), fn.Properties['ReservedConcurrentExecutions']]);
    expect(reserved).toEqual([['dispatch', 8]]);
    expect(configuration).not.toHaveProperty('reservedConcurrency');
  });
});

describe('a parameter in the documents', () => {
  it('names the stack of the edge and what it takes: unnamed, it would also go to storage, which has none', () => {
    const texts = ['README.md', 'docs/deploy.md', 'docs/runbook.md'].map((name) =>
      readFileSync(name, 'utf8'),
    );
    const named = [...texts.join('\n').matchAll(/--parameters (\S+)=/g)].map(([, name]) => name);
    const known = Object.keys(edge.toJSON()['Parameters']).map(
      (name) => `pemberdayaan-tki-prod-edge:${name}`,
    );
    expect(named).not.toEqual([]);
    expect(known).toEqual(expect.arrayContaining(named));
  });
});
