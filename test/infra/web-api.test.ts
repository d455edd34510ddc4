import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Handlers, loadHandlers } from '../support/handlers.ts';
import { postForm, postJson } from '../support/requests.ts';
import {
  functionsOf,
  type Resource,
  resourceNamed,
  resourcesOf,
  routesOf,
  type Synthesis,
  serviceName,
  synthesize,
  variablesOf,
} from '../support/synthesis.ts';

let prod: Synthesis;
let handlers: Handlers;
let posts: ReturnType<typeof routesOf>;

beforeAll(async () => {
  prod = synthesize('prod');
  const routes = routesOf(prod.service);
  handlers = await loadHandlers(routes.map(([, fn]) => fn));
  posts = routes.filter(([route]) => route.startsWith('POST '));
});
afterAll(() => handlers.unload());

describe('the door', () => {
  it('has these routes and hands the rest to pages', () => {
    const routes = routesOf(prod.service).map(([route, fn]) => `${route} -> ${serviceName(fn)}`);
    expect(routes.sort()).toEqual([
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
      'GET /office/verify/{token} -> office',
      'GET /office/{token} -> office',
      'GET /status -> pages',
      'GET /worker.js -> pages',
      'POST /enrollments -> enroll',
      'POST /office/answers -> office',
      'POST /office/code -> office',
      'POST /office/session -> office',
      'POST /office/verify -> office',
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
        'POST /office/verify': { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 10 },
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

describe('every POST route of the template', () => {
  const plain = postJson('', {});
  const gzip = { ...plain.headers, 'content-encoding': 'gzip' };
  it.each<[what: string, part: object, status: number, code: string]>([
    ['is too large', { body: 'x'.repeat(16_385) }, 413, 'body-too-large'],
    ['is of another type', { headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
    ['is compressed', { headers: gzip }, 415, 'unsupported-media-type'],
    ['is empty', { body: '' }, 400, 'invalid-json'],
    ['is no UTF-8', { body: 'Iv8i', isBase64Encoded: true }, 400, 'invalid-json'],
    ['is no JSON', { body: '{"a":1,}' }, 400, 'invalid-json'],
    ['has a key twice', { body: '{"csrf":"a","csrf":"b"}' }, 400, 'invalid-json'],
    ['reaches for a prototype', { body: '{"constructor":{"prototype":{}}}' }, 400, 'invalid-json'],
  ])('answers alike where a body %s', async (_what, part, status, code) => {
    expect(posts.length).toBeGreaterThan(4);
    for (const [route, fn] of posts) {
      const answer = await handlers.ask(serviceName(fn), { ...postJson(route.slice(5), {}), ...part });
      expect([route, answer.statusCode]).toEqual([route, status]);
      expect(JSON.parse(answer.body)).toMatchObject({ type: `urn:pemberdayaan-tki:problem:${code}`, status });
    }
  });

  it('tells a browser so on a page', async () => {
    for (const [route, fn] of posts) {
      const garbage = { ...postForm(route.slice(5), {}), body: 'name=%ff' };
      const answer = await handlers.ask(serviceName(fn), garbage);
      expect([route, answer.statusCode]).toEqual([route, 400]);
      expect(answer.body).toContain('<html lang="id"');
    }
  });
});

describe('every function behind the API', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a direct call', {}],
    ['an event of a REST API', { version: '1.0', httpMethod: 'POST', headers: null, body: '{}' }],
    ['an event of a load balancer', { httpMethod: 'POST', headers: {}, requestContext: { elb: {} } }],
  ])('answers 400 to %s', async (_, event) => {
    for (const name of handlers.names) {
      const answer = await handlers.ask(name, event);
      expect([name, answer.statusCode]).toEqual([name, 400]);
      expect(answer.body).toContain('invalid-request');
    }
  });
});
