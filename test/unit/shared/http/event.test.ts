import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../../shared/http/event.ts';
import { problemOf } from '../../../support/problems.ts';
import { postJson, request } from '../../../support/requests.ts';

const asked = postJson('/enrollments', {});
const { requestContext } = asked;
const { http } = requestContext;

describe('an event of the API', () => {
  it('is read with header names in small letters, and without what no function needs', () => {
    const event = { ...asked, headers: { 'Content-Type': 'application/json' }, rawQueryString: '', other: 1 };
    const { version: _, ...read } = asked;
    expect(readRequest(event)).toEqual({ ...read, headers: { 'content-type': 'application/json' } });
  });

  it('keeps both of two headers of one name', () => {
    const headers = { 'Content-Type': 'application/json', 'content-type': 'text/plain' };
    expect(readRequest({ ...asked, headers }).headers).toEqual({
      'content-type': 'application/json,text/plain',
    });
  });

  it('may have no body, cookies or parameters', () => {
    expect(readRequest(request('GET /')).routeKey).toBe('GET /');
  });
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html */
const ofRestApi = {
  version: '1.0',
  resource: '/enrollments',
  path: '/enrollments',
  httpMethod: 'POST',
  body: '{}',
};

describe('is no event of the API:', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['a list', [asked]],
    ['a direct call', {}],
    [
      'one of a REST API',
      { ...ofRestApi, headers: {}, requestContext: { identity: { sourceIp: '192.0.2.1' } } },
    ],
    ['one of a load balancer', { httpMethod: 'POST', headers: {}, requestContext: { elb: {} } }],
    ['one of another version', { ...asked, version: '1.0' }],
    ['one without headers', { ...asked, headers: undefined }],
    ['one with a header that is no text', { ...asked, headers: { accept: ['a'] } }],
    ['one without a time', { ...asked, requestContext: { http } }],
    [
      'one of a time that no date can hold',
      { ...asked, requestContext: { ...requestContext, timeEpoch: 9e15 } },
    ],
    [
      'one from nowhere',
      { ...asked, requestContext: { ...requestContext, http: { ...http, sourceIp: '' } } },
    ],
    ['one whose body is no text', { ...asked, body: {} }],
  ])('%s', (_, event) => {
    expect(problemOf(() => readRequest(event))?.code).toBe('invalid-request');
  });
});
