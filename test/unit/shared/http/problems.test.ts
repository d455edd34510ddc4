import { describe, expect, it } from 'vitest';
import { Poison, RequestError, Unavailable } from '../../../../shared/errors.ts';
import { asProblem, problemResponse, problems } from '../../../../shared/http/problems.ts';
import { languageFrom, wantsPage } from '../../../../shared/http/request.ts';
import { captureReport } from '../../../support/reports.ts';
import { postForm, postJson, request } from '../../../support/requests.ts';

const asked = postJson('/enrollments', {});

describe('an error', () => {
  it.each([
    [new RequestError('not-found'), 404, 'not-found'],
    [new RequestError('body-too-large'), 413, 'body-too-large'],
    [new Unavailable('table'), 503, 'unavailable'],
    [new Poison('row S does not fit'), 500, 'internal'],
    [new TypeError('Siti Aminah is not a function'), 500, 'internal'],
    ['a text', 500, 'internal'],
  ])('%s answers %i and its own code', (error, status, code) => {
    const answer = problemResponse(asProblem(error, captureReport()), asked, '1500000');
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(answer.body)).toMatchObject({ type: `urn:pemberdayaan-tki:problem:${code}`, status });
    expect(answer.body).not.toContain('Siti');
    expect(answer.headers['retry-after']).toBe(status === 503 ? '30' : undefined);
  });

  it('is a page for a browser, in the language that it wants', () => {
    const browser = request('GET /office', { headers: { accept: 'text/html', 'accept-language': 'en' } });
    const answer = problemResponse(new RequestError('unavailable'), browser, '1500000');
    expect(answer.headers).toMatchObject({
      'retry-after': '30',
      'content-type': expect.stringContaining('text/html'),
    });
    expect(answer.body).toContain('<html lang="en"');
    expect(answer.body).toContain('1500000');
  });

  it('is reported where it is ours, not where the request was wrong', () => {
    const report = captureReport();
    const { onError } = problems({ report, hotline: '1500000' });
    const context = {
      event: asked,
      error: new RequestError('not-found') as unknown,
      response: undefined as unknown,
    };
    onError(context);
    expect(report.failures).toEqual([]);
    onError({ ...context, error: new Unavailable('table') });
    expect(report.failures).toEqual(['request-failed']);
    expect(context.response).toMatchObject({ statusCode: 404 });
  });
});

it.each([
  [{ accept: 'text/html,*/*' }, true],
  [{ accept: 'application/json' }, false],
  [{}, false],
  [{ 'content-type': 'application/x-www-form-urlencoded' }, true],
  [{ 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, false],
  [{ 'content-type': 'application/json' }, false],
  [{ 'content-type': 'Application/X-WWW-Form-UrlEncoded; charset=UTF-8' }, true],
  [{ 'content-type': 'application/x-www-form-urlencoded', accept: 'Application/JSON' }, false],
  [{ 'content-type': 'application/x-www-form-urlencoded-ish' }, false],
])('%j wants a page: %s', (headers, expected) => {
  expect(wantsPage(request('POST /status', { headers }))).toBe(expected);
});

it('the language is the one that was chosen, then the one of the browser, then Indonesian', () => {
  const headers = { 'accept-language': 'en-GB,en;q=0.9' };
  expect(languageFrom(request('GET /', { headers, query: { lang: 'id' } }))).toBe('id');
  expect(languageFrom(request('GET /', { headers, query: { lang: 'xx' } }))).toBe('en');
  expect(languageFrom(request('GET /'))).toBe('id');
  expect(languageFrom(postForm('/status', {}))).toBe('id');
});
