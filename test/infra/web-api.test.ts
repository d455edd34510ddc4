import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  functionsOf,
  type Resource,
  resourceNamed,
  resourcesOf,
  type Synthesis,
  serviceName,
  synthesize,
  variablesOf,
} from '../support/synthesis.ts';

let prod: Synthesis;

beforeAll(() => {
  prod = synthesize('prod');
});

describe('the door', () => {
  it('has these routes and hands the rest to pages', () => {
    const routes = Object.values(resourcesOf(prod.service, 'AWS::ApiGatewayV2::Route'));
    expect(routes.map(describeRoute).sort()).toEqual([
      '$default -> pages',
      'GET / -> pages',
      'GET /assets/{file} -> pages',
      'GET /assisted -> pages',
      'GET /catalog -> pages',
      'GET /districts -> pages',
      'GET /health -> pages',
      'GET /office -> office',
      'GET /office/desk -> office',
      'GET /office/list -> office',
      'GET /office/referrals/{id} -> office',
      'GET /office/statements -> statements',
      'GET /office/statements/{week} -> statements',
      'GET /office/statements/{week}/{national} -> statements',
      'GET /office/support -> office',
      'GET /office/{token} -> office',
      'GET /status -> pages',
      'GET /worker.js -> pages',
      'POST /enrollments -> enroll',
      'POST /office/answers -> office',
      'POST /office/code -> office',
      'POST /office/session -> office',
      'POST /status -> pages',
    ]);
  });

  it('speaks payload 2.0, limits the rate, and lets no other site read answers', () => {
    prod.service.allResourcesProperties('AWS::ApiGatewayV2::Integration', { PayloadFormatVersion: '2.0' });
    prod.service.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      RouteSettings: {
        'POST /enrollments': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
        'POST /status': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
        'POST /office/code': { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 10 },
        'POST /office/session': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
        'POST /office/answers': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
      },
    });
    prod.service.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
  });

  it('has every route before the stage limits it, and a limit of its own for everything that is sent to it', () => {
    const stage = resourceNamed(prod.service, 'WebApiStage') as Resource & { readonly DependsOn: string[] };
    const routes = Object.entries(resourcesOf(prod.service, 'AWS::ApiGatewayV2::Route'));
    const posts = routes.filter(([, { Properties }]) => String(Properties['RouteKey']).startsWith('POST '));
    expect(stage.DependsOn).toEqual(expect.arrayContaining(posts.map(([id]) => id)));
    expect(Object.keys(stage.Properties['RouteSettings'] as object).sort()).toEqual(
      posts.map(([, { Properties }]) => String(Properties['RouteKey'])).sort(),
    );
  });

  it('logs neither path, query, address nor agent', () => {
    const { Properties } = resourceNamed(prod.service, 'WebApiStage');
    const { Format } = Properties['AccessLogSettings'] as { readonly Format: string };
    expect(JSON.parse(Format)).toEqual({
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
      status: '$context.status',
      latency: '$context.responseLatency',
      integrationError: '$context.integrationErrorMessage',
    });
  });

  it('makes links from the configured origin, unless a host of another kind gives its own', () => {
    prod.service.hasParameter('Origin', { Type: 'String', Default: '' });
    const origins = functionsOf(prod.service)
      .map((fn) => variablesOf(fn)['ORIGIN'])
      .filter((origin) => origin !== undefined);
    const configured = { 'Fn::If': ['OriginIsGiven', { Ref: 'Origin' }, 'https://pemberdayaan-tki.example'] };
    expect(origins).toEqual(origins.map(() => configured));
    expect(origins.length).toBeGreaterThan(0);
  });
});

/** `GET / -> pages`, followed through the integration to the function. */
function describeRoute({ Properties }: Resource): string {
  const target = Properties['Target'] as { readonly 'Fn::Join': [string, [string, { Ref: string }]] };
  const integration = resource(target['Fn::Join'][1][1].Ref).Properties['IntegrationUri'];
  const [fn = ''] = (integration as { readonly 'Fn::GetAtt': string[] })['Fn::GetAtt'];
  return `${String(Properties['RouteKey'])} -> ${serviceName(resource(fn))}`;
}

function resource(id: string): Resource {
  return resourceNamed(prod.service, id);
}
