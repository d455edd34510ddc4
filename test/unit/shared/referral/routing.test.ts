import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { Catalog, Program } from '../../../../shared/catalog/types.ts';
import { type RoutedChoice, routeCheck, routeReferral } from '../../../../shared/referral/routing.ts';
import { tinyCatalog } from '../../../support/tiny-catalog.ts';

/** Every way in which a program can be chosen, as far as its lead can depend on it. */
function choicesOf({ id, requires }: Program, { answers }: Catalog): RoutedChoice[] {
  if (requires.includes('kurSubtype'))
    return answers.kurSubtype.map((one) => ({ program: id, kurSubtype: one.id }));
  if (requires.includes('caseLocation'))
    return answers.caseLocation.map((one) => ({ program: id, caseLocation: one.id }));
  return [{ program: id }];
}

const allChoices = (of: Catalog) => of.programs.flatMap((program) => choicesOf(program, of));
const routesOf = (of: Catalog, district: string) =>
  Object.fromEntries(
    allChoices(of).map((choice) => [
      Object.values(choice).join(' '),
      `${routeReferral(of, choice, district)}, check ${routeCheck(of, choice, district)}`,
    ]),
  );

it('every program and answer leads to one office, and its repeat to one that may know of it', () => {
  expect(routesOf(catalog, '32.12')).toEqual({
    'padat-karya': 'disnaker@32.12, check disnaker@32.12',
    ttg: 'disnaker@32.12, check disnaker@32.12',
    kewirausahaan: 'disnaker@32.12, check disnaker@32.12',
    'pelatihan-kerja': 'disnaker@32.12, check disnaker@32.12',
    'pemberdayaan-ukm': 'disnaker@32.12, check disnaker@32.12',
    'edukasi-keuangan': 'disnaker@32.12, check disnaker@32.12',
    'kur-tki penempatan': 'bnp2tki, check disnaker@32.12',
    'kur-tki usaha': 'disnaker@32.12, check disnaker@32.12',
    remitansi: 'disnaker@32.12, check disnaker@32.12',
    'pemberdayaan-sosial': 'kemensos, check disnaker@32.12',
    'tki-bermasalah abroad': 'kemlu, check kemlu',
    'tki-bermasalah home': 'bnp2tki, check bnp2tki',
    perlindungan: 'bnp2tki, check bnp2tki',
  });
});

it('another country routes by its own catalog', () => {
  expect(routesOf(tinyCatalog, '10.01')).toEqual({
    nets: 'disnaker@10.01, check disnaker@10.01',
    'rescue sea': 'navy, check navy',
    'rescue land': 'harbor, check harbor',
    watch: 'navy, check disnaker@10.01',
  });
});

describe.each([
  ['here', catalog],
  ['in another country', tinyCatalog],
])('%s', (_, of) => {
  it('every covered district and choice leads to an office of the catalog', () => {
    for (const { code } of of.districts)
      for (const choice of allChoices(of)) {
        expect(() => of.office(routeReferral(of, choice, code))).not.toThrow();
        expect(() => of.office(routeCheck(of, choice, code))).not.toThrow();
      }
  });

  it('a restricted case never leads to the manpower office or the desk', () => {
    const restricted = allChoices(of).filter(({ program }) => of.program(program).restricted);
    const offices = restricted.map((choice) =>
      of.office(routeReferral(of, choice, of.districts[0]?.code ?? '')),
    );
    expect(restricted.length).toBeGreaterThan(0);
    expect(offices.every(({ kind }) => kind === 'national')).toBe(true);
  });
});
