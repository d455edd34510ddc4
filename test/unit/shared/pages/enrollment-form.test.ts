import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import scripts from '../../../../functions/pages/scripts.json' with { type: 'json' };
import { parseCatalog } from '../../../../shared/catalog/catalog.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { readForm } from '../../../../shared/http/form-body.ts';
import { type EnrollmentFormView, enrollmentForm } from '../../../../shared/pages/enrollment-form.ts';
import { honeypot } from '../../../../shared/pages/honeypot.ts';
import { languages } from '../../../../shared/text/language.ts';
import { idsOf, namesOf, tagsOf, wordsOf } from '../../../support/markup.ts';
import { tinyCatalogData } from '../../../support/tiny-catalog.ts';

const view: EnrollmentFormView = {
  catalog,
  openDistricts: new Set(catalog.districts.map(({ code }) => code)),
  hotline: '0800 1000',
  urgentHotlines: [{ name: 'SAPA', number: '129' }],
  language: 'id',
  submissionId: '0d3c1c9e-3f0e-4b5e-9c59-7b6c1f0f5a11',
  consentVersion: 'v-1',
  today: '2026-11-26',
};
const choiceFields = ['program', 'trainingType', 'kurSubtype', 'caseLocation'];
const fields = [
  ...[0, 1, 2].flatMap((place) => choiceFields.map((field) => `choices.${place}.${field}`)),
  ...['submissionId', 'targetGroup', 'name', 'nik', 'phone', 'phoneOf', 'district', 'village', 'language'],
  ...['story', 'about', 'safeContact', 'plan', 'country'],
  ...['assisted.by', 'assisted.consent', 'consent.given', 'consent.version', 'consent.protection'],
];
const valueOfInput = (page: string, name: string) =>
  tagsOf(page).find(({ attributes }) => attributes['name'] === name)?.attributes['value'];

/** As nearly everybody gets it: compressed once, as well as can be. */
const compressed = (text: string): number => brotliCompressSync(text).length;

/** The one file that the page loads. */
function scriptOf(page: string): string {
  const [path = ''] = tagsOf(page).flatMap(({ attributes }) => attributes['src'] ?? []);
  const packed = new Map(Object.entries(scripts)).get(path) ?? '';
  return brotliDecompressSync(Buffer.from(packed, 'base64')).toString();
}

describe.each(languages)('the form in %s', (language) => {
  const page = enrollmentForm({ ...view, language });

  test('has a control for each field of the contract, and no other but the trap', () => {
    const controls = [...namesOf(page)].filter((name) => !['viewport', 'format-detection'].includes(name));
    expect(controls.toSorted()).toEqual([...fields, honeypot].toSorted());
  });

  test('gives every control a label, and no two the same id', () => {
    const ids = idsOf(page);
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = new Set(
      tagsOf(page).flatMap(({ name, attributes }) => (name === 'label' ? (attributes['for'] ?? []) : [])),
    );
    const bare = tagsOf(page).filter(
      ({ name, attributes }) =>
        ['input', 'select', 'textarea'].includes(name) &&
        !['hidden', 'radio', 'checkbox'].includes(attributes['type'] ?? '') &&
        !labelled.has(attributes['id'] ?? ''),
    );
    expect(bare).toEqual([]);
  });

  test('names what describes a control only where it is on the page', () => {
    const ids = new Set(idsOf(page));
    const described = tagsOf(page).flatMap(
      ({ attributes }) => attributes['aria-describedby']?.split(' ') ?? [],
    );
    expect(described.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('offers each program that can be chosen in plain words, and none of the others', () => {
    const words = wordsOf(page);
    for (const program of catalog.programs)
      expect(words.includes(program.plain[language])).toBe(program.choosable);
  });

  test('weighs at most 19 kB compressed, style and script included', () => {
    const weight = [page, scriptOf(page)].reduce((sum, file) => sum + compressed(file), 0);
    expect(weight).toBeLessThan(19_000);
  });

  test('says whom to call, and how to leave, before the first question', () => {
    for (const number of ['tel:129', 'tel:08001000']) {
      expect(page).toContain(number);
      expect(page.indexOf(number)).toBeLessThan(page.indexOf('<form'));
    }
    expect(page.indexOf('rel="noreferrer"')).toBeLessThan(page.indexOf('<form'));
  });
});

test('neither the number of the card nor the story is kept by the browser', () => {
  for (const name of ['nik', 'story', 'safeContact']) {
    const control = tagsOf(enrollmentForm(view)).find(({ attributes }) => attributes['name'] === name);
    expect(control?.attributes['autocomplete']).toBe('off');
  }
});

test('an untouched form posts a body that holds only what the page itself fills in', () => {
  const sent = tagsOf(enrollmentForm(view))
    .filter(({ attributes }) => attributes['type'] === 'hidden')
    .map(({ attributes }) => `${attributes['name']}=${attributes['value']}`);
  expect(readForm(`${sent.join('&')}&assisted.by=&choices.1.program=`)).toEqual({
    submissionId: view.submissionId,
    language: 'id',
    consent: { version: 'v-1' },
  });
});

test('a form that comes back keeps what was typed and leads from each error to its field', () => {
  const values = {
    name: 'Siti',
    nik: '3212',
    'choices.1.program': 'remitansi',
    story: '</textarea>',
    plan: 'home',
  };
  const errors = ['choices.0.trainingType', 'nik', 'consent', 'choices', 'assisted', 'nonsense'].map(
    (path) => ({
      path,
      code: 'required',
    }),
  );
  const page = enrollmentForm({ ...view, values, problem: { code: 'invalid-input', errors, params: {} } });
  expect(valueOfInput(page, 'name')).toBe('Siti');
  expect(valueOfInput(page, 'nik')).toBe('3212');
  expect(page).toContain('&lt;/textarea&gt;');
  const ids = new Set(idsOf(page));
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
  expect(links.filter((id) => !ids.has(id))).toEqual([]);
  expect(links).toContain('consent-given');
  expect(page).toContain(`value="${view.submissionId}"`);
});

test('a form whose body could not be read does not say that something was kept', () => {
  const problem = { code: 'body-too-large', errors: [], params: {} } as const;
  const kept = 'Isian Anda masih ada di bawah.';
  expect(enrollmentForm({ ...view, values: {}, problem })).not.toContain(kept);
  expect(enrollmentForm({ ...view, values: { name: 'Siti' }, problem })).toContain(kept);
});

test('an answer that is not asked for comes back open, but what was written stays', () => {
  const values = {
    ...{ 'choices.0.program': 'ttg', 'choices.0.trainingType': 'sapi' },
    ...{ plan: 'abroad-household', country: 'MY', story: 'Di rumah itu' },
  };
  const paths = ['choices.0.trainingType', 'plan', 'country', 'story'];
  const errors = paths.map((path) => ({ path, code: 'not-allowed-here' }));
  const asked = enrollmentForm({ ...view, values });
  const back = enrollmentForm({ ...view, values, problem: { code: 'invalid-input', errors, params: {} } });
  for (const answer of ['value="sapi" selected', 'value="abroad-household" checked', 'value="MY" selected']) {
    expect(asked.replaceAll(/ data-asks="[^"]*"/g, '')).toContain(answer);
    expect(back).not.toContain(answer);
  }
  expect(back).toContain('Di rumah itu');
});

test('choices left open close up as they do when the form is read', () => {
  const values = { 'choices.0.program': '', 'choices.1.program': '', 'choices.2.program': 'remitansi' };
  const page = enrollmentForm({ ...view, values });
  expect(page).toMatch(/value="remitansi" checked/);
});

test('whatever was typed adds no tag to the page', () => {
  const tags = (page: string) => tagsOf(page).map(({ name }) => name);
  const marks = ['<script>', '"><img src=x onerror=x>', "' onfocus='", '</textarea>', '</select><b>', '&lt;'];
  const plain = tags(enrollmentForm({ ...view, values: { name: 'x' } }));
  fc.assert(
    fc.property(
      fc.constantFrom('name', 'nik', 'village', 'phone', 'story'),
      fc.constantFrom(...marks),
      fc.string(),
      (path, mark, tail) => {
        expect(tags(enrollmentForm({ ...view, values: { [path]: mark + tail } }))).toEqual(plain);
      },
    ),
    { numRuns: 40 },
  );
});

test('another catalog is another form: its programs, its questions, its places', () => {
  const tiny = parseCatalog(tinyCatalogData);
  const page = enrollmentForm({ ...view, catalog: tiny, openDistricts: new Set(['10.01']) });
  const names = namesOf(page);
  expect(names.has('story')).toBe(true);
  expect(names.has('safeContact')).toBe(false);
  expect(names.has('choices.0.kurSubtype')).toBe(false);
  expect(page).toMatch(/<optgroup label="North"><option value="10.01"/);
  expect(page).not.toContain('value="10.02"');
});

describe('the list of places', () => {
  const openDistricts = new Set(['32.12']);

  test('holds those that are open, and says last that the own one is not there', () => {
    const page = enrollmentForm({ ...view, openDistricts });
    expect(page).toMatch(/value="32\.12".*<option value="not-listed">[^<]*<\/option><\/select>/s);
    expect(page).not.toContain('value="91.03"');
    expect(page).toContain('id="district-elsewhere" hidden');
  });

  test.each(['not-listed', '91.03'])('is that of the whole country after the answer %s', (district) => {
    const errors = [{ path: 'district', code: 'unknown-value' }];
    const problem = { code: 'invalid-input', errors, params: {} } as const;
    const page = enrollmentForm({ ...view, openDistricts, values: { district }, problem });
    expect(page).toContain('value="91.03"');
    expect(page).not.toContain('value="not-listed"');
    expect(page).toContain('id="district-elsewhere">');
    expect(page.includes('semua kabupaten dan kota ada di daftar')).toBe(district === 'not-listed');
  });

  test('keeps a closed place chosen, for those who may send from there', () => {
    const page = enrollmentForm({ ...view, openDistricts, values: { district: '91.03' } });
    expect(page).toContain('<option value="91.03" selected>');
  });
});

test('a script learns what it may check, and what a phone may never keep', () => {
  const tags = tagsOf(enrollmentForm(view));
  const marked = (attribute: string) => [
    ...new Set(
      tags.flatMap(({ attributes }) =>
        attribute in attributes ? (attributes['name'] ?? attributes['aria-describedby'] ?? []) : [],
      ),
    ),
  ];
  expect(tags.find(({ name }) => name === 'form')?.attributes).toMatchObject({
    id: 'enrollment',
    'data-today': '2026-11-26',
    'data-provinces': [...catalog.cardProvinces].join(' '),
  });
  for (const name of ['name', 'nik', 'phone', 'district', 'village', 'consent.given'])
    expect(marked('data-required')).toContain(name);
  for (const optional of ['story', 'choices.0.trainingType', 'country', 'consent.protection'])
    expect(marked('data-required')).not.toContain(optional);
  const answer = (value: string) => tags.find(({ attributes }) => attributes['value'] === value)?.attributes;
  expect(answer('kewirausahaan')?.['data-needs']).toBe('trainingType');
  expect(answer('pelatihan-kerja')).not.toHaveProperty('data-needs');
  expect(answer('abroad-household')?.['data-needs']).toBe('country');
  expect(marked('data-keep')).toEqual([
    ...[0, 1, 2].map((place) => `choices.${place}.program`),
    ...['about', 'story', 'safeContact'],
  ]);
  expect(tags.find(({ attributes }) => attributes['id'] === 'keep')?.attributes).not.toHaveProperty('name');
});

test.each([
  ['not-eligible', 'targetGroup'],
  ['district-not-covered', 'district'],
] as const)('%s: the summary leads to the answer that may be another', (code, path) => {
  const problem = { code, errors: [], params: { district: 'Kabupaten Simeulue' } };
  expect(enrollmentForm({ ...view, problem })).toContain(`<li><a href="#${path}">`);
});
