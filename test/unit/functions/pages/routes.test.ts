import { beforeEach, expect, it } from 'vitest';
import { pages } from '../../../../functions/pages/pages.ts';
import type { HttpRequest } from '../../../../shared/http/request.ts';
import { countingTable } from '../../../support/counting-table.ts';
import { answerTo, request } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem({ directory: { 'disnaker@32.12': { verified: false } } });
});

const answer = (asked: HttpRequest) => answerTo(asked, (event) => pages(event, system.deps));

it('the form is a page of its own submission id, in the language that the browser wants', async () => {
  const first = await answer(request('GET /'));
  const second = await answer(request('GET /', { headers: { 'accept-language': 'en-GB,en' } }));
  expect(first.headers['content-type']).toContain('text/html');
  expect(first.body).toContain('<html lang="id"');
  expect(second.body).toContain('<html lang="en"');
  const idIn = (body: string) => /name="submissionId" value="([^"]+)"/.exec(body)?.[1];
  expect(idIn(first.body)).toMatch(/^[0-9a-f-]{36}$/);
  expect(idIn(first.body)).not.toBe(idIn(second.body));
});

it('the form knows the day on which it is asked for, whatever was written for the day before', async () => {
  for (const day of ['2026-11-26', '2026-11-27']) {
    const { body } = await answer(request('GET /', { at: new Date(`${day}T03:00:00Z`) }));
    expect(body).toContain(`data-today="${day}"`);
  }
});

it('the page of the status asks for a receipt', async () => {
  const page = await answer(request('GET /status', { query: { lang: 'en' } }));
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('name="receipt"');
  expect(page.body).toContain('<html lang="en"');
});

it('the catalog says what can be chosen, and where it is open', async () => {
  const { statusCode, headers, body } = await answer(request('GET /catalog'));
  const catalog = JSON.parse(body) as {
    consentVersion: string;
    programs: { id: string }[];
    districts: { code: string; open: boolean; province: string }[];
  };
  expect(statusCode).toBe(200);
  expect(headers['cache-control']).toBe('public, max-age=300');
  expect(catalog.programs).toHaveLength(10);
  expect(catalog.programs.map(({ id }) => id)).not.toContain('perlindungan');
  expect(catalog.districts).toHaveLength(60);
  expect(catalog.districts.filter(({ open }) => !open).map(({ code }) => code)).toEqual(['32.12']);
  expect(body).not.toContain('restricted');
  expect(body).not.toContain('@kantor.example');
});

it('the districts of the whole country are options for a list, the same for all and kept for a day', async () => {
  const { statusCode, headers, body } = await answer(request('GET /districts', { query: { lang: 'en' } }));
  expect(statusCode).toBe(200);
  expect(headers['cache-control']).toBe('public, max-age=86400');
  expect(body).toMatch(/^<optgroup label="Aceh"><option value="11\.01">/);
  expect(body.match(/<option /g)).toHaveLength(system.deps.catalog.regions.size);
});

it('health touches nothing', async () => {
  const table = countingTable(system.store);
  const health = await pages(request('GET /health'), { ...system.deps, table });
  expect(JSON.parse(health.body)).toEqual({ ok: true, version: '1.2.3' });
  expect(table.calls).toEqual([]);
});

it.each([
  ['GET /enrollments', 405],
  ['DELETE /status', 405],
  ['POST /catalog', 405],
  ['GET /nothing', 404],
  ['GET /status/', 404],
])('%s answers %i', async (route, status) => {
  const asked = { ...request(route), routeKey: '$default' };
  expect((await answer(asked)).statusCode).toBe(status);
  const page = await answer({ ...asked, headers: { accept: 'text/html' } });
  expect(page.statusCode).toBe(status);
  expect(page.headers['content-type']).toContain('text/html');
});
