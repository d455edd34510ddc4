import { describe, expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { type AssistedView, assistedPage } from '../../../../shared/pages/assisted.ts';
import { languages } from '../../../../shared/text/language.ts';
import { idsOf, tagsOf } from '../../../support/markup.ts';

const view: AssistedView = {
  catalog,
  openDistricts: new Set(['33.02']),
  hotline: '0800 1000',
  language: 'id',
  consentVersion: 'v-1',
  today: '2026-11-27',
};

describe.each(languages)('the list in %s', (language) => {
  const page = assistedPage({ ...view, language });
  const controls = tagsOf(page).filter(({ name }) => ['input', 'select', 'textarea'].includes(name));
  const named = (wanted: string) => controls.filter(({ attributes }) => attributes['name'] === wanted);

  test('leads to the ordinary form until its script has found a place to keep it', () => {
    const tags = tagsOf(page);
    expect(tags.find(({ attributes }) => attributes['id'] === 'needs')?.attributes).not.toHaveProperty(
      'hidden',
    );
    expect(tags.find(({ attributes }) => attributes['id'] === 'tool')?.attributes).toHaveProperty('hidden');
    expect(page).toContain(`<a href="/?lang=${language}">`);
  });

  test('lets the browser neither fill in nor remember anything about anybody', () => {
    const filled = controls.filter(
      ({ attributes }) => !['off', undefined].includes(attributes['autocomplete']),
    );
    expect(filled).toEqual([]);
    expect(page).toMatch(/<form [^>]*autocomplete="off"/);
  });

  test('asks who helps, and does not offer the person', () => {
    expect(named('assisted.by').map(({ attributes }) => attributes['value'])).not.toContain('');
    const village = named('assisted.by').find(({ attributes }) => attributes['value'] === 'village-office');
    expect(village?.attributes).toHaveProperty('checked');
  });

  test('asks what the form asks, but for what its script adds', () => {
    const asked = new Set(controls.flatMap(({ attributes }) => attributes['name'] ?? []));
    for (const path of [
      'district',
      'village',
      'name',
      'nik',
      'phone',
      'phoneOf',
      'targetGroup',
      'plan',
      'country',
    ])
      expect(asked).toContain(path);
    expect(asked).toContain('choices.2.program');
    expect(asked).not.toContain('submissionId');
  });

  test('has no two ids the same', () => {
    const ids = idsOf(page);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('only districts whose office can be told are offered', () => {
  const page = assistedPage(view);
  expect(page).toContain('value="33.02"');
  expect(page).not.toContain('value="32.12"');
  expect(page).not.toContain('not-listed');
});
