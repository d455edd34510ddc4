import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCatalog } from '../../../../shared/catalog/catalog.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import evidence from '../../../../shared/catalog/data/districts-evidence.json' with { type: 'json' };
import { catalogFiles } from '../../../../shared/catalog/data.ts';
import { tinyCatalog, tinyCatalogData } from '../../../support/tiny-catalog.ts';

describe('the catalog', () => {
  it('is what its files say, and they are right', () => {
    expect(JSON.stringify(parseCatalog(catalogFiles))).toBe(JSON.stringify(catalog));
  });

  it('holds what the meeting of 2015 named', () => {
    expect(catalog.programs.filter(({ choosable }) => choosable)).toHaveLength(10);
    expect(catalog.targetGroups).toHaveLength(4);
    expect(catalog.trainingTypes.filter(({ id }) => id !== 'belum-tahu')).toHaveLength(12);
    expect(catalog.districts).toHaveLength(60);
    expect(catalog.closedCountries).toHaveLength(19);
  });

  it('expands the offices: 10 national, one manpower office a district, the desk', () => {
    const kinds = Object.groupBy(catalog.offices, ({ kind }) => kind);
    expect([kinds.national?.length, kinds.manpower?.length, kinds.desk?.length]).toEqual([10, 60, 1]);
    expect(new Set(catalog.offices.map(({ mailbox }) => mailbox)).size).toBe(71);
    expect(catalog.offices.every(({ mailbox }) => /^[a-z0-9-]+$/.test(mailbox))).toBe(true);
  });

  it('names a manpower office after its district, in the time of its province', () => {
    expect(catalog.office('disnaker@32.12')).toMatchObject({
      mailbox: 'disnaker-32-12',
      name: 'Dinas Tenaga Kerja Kabupaten Indramayu',
      zone: 'Asia/Jakarta',
    });
    expect(catalog.office('disnaker@73.02').zone).toBe('Asia/Makassar');
    expect(catalog.regions.get('91.03')?.province.zone).toBe('Asia/Jayapura');
  });

  it('names an office as it was called on the day', () => {
    const agency = catalog.office('bnp2tki');
    expect(agency.nameOn('2015-10-21')).toContain('Penempatan dan Perlindungan');
    expect(agency.nameOn('2021-01-01')).toContain('BP2MI');
    expect(agency.nameOn('2026-01-01')).toContain('Kementerian Pelindungan');
    expect(catalog.office('kemenkop-ukm').name).toBe(
      'Kementerian Usaha Mikro, Kecil, dan Menengah dan Kementerian Koperasi',
    );
  });

  it('has evidence for each district, and says that it is a reconstruction', () => {
    expect(evidence.districts.map(({ code }) => code)).toEqual(catalog.districts.map(({ code }) => code));
    expect(evidence.districts.map(({ name }) => name)).toEqual(catalog.districts.map(({ name }) => name));
    expect(evidence.status).toContain('reconstruction');
  });

  it('knows every district and province of the country, and the country itself is no destination', () => {
    expect(catalog.regions.size).toBe(514);
    expect(catalog.provinces).toHaveLength(38);
    expect(catalog.countries.size).toBe(248);
    expect(catalog.countries.has('ID')).toBe(false);
    expect(catalog.closedCountries.every(({ id }) => catalog.countries.has(id))).toBe(true);
  });

  it('keeps restricted programs away from the desk', () => {
    for (const program of catalog.programs.filter(({ restricted }) => restricted)) {
      expect(program.escalation.length).toBeGreaterThan(0);
      expect(program.terms.firstAnswer).toBeLessThan(catalog.defaultTerms.firstAnswer);
    }
  });

  it('throws for what it does not have', () => {
    expect(() => catalog.program('x')).toThrow('no program x');
    expect(() => catalog.office('disnaker@31.71')).toThrow('no office disnaker@31.71');
  });
});

describe('a wrong entry', () => {
  type Change = (data: typeof tinyCatalogData) => void;
  const broken = (change: Change) => {
    const data = structuredClone(tinyCatalogData);
    change(data);
    return () => parseCatalog(data);
  };
  const watch = (data: typeof tinyCatalogData) => data.programs.programs.at(-1);
  const first = (data: typeof tinyCatalogData) => data.programs.programs[0] ?? data.programs.programs[1];

  it.each<[string, Change]>([
    [
      'program nets names the unknown office nobody',
      (data) => Object.assign(first(data) ?? {}, { lead: 'nobody' }),
    ],
    [
      'program nets names the unknown target group x',
      (data) => Object.assign(first(data) ?? {}, { eligibleGroups: ['x'] }),
    ],
    [
      'program nets names the unknown condition x',
      (data) => Object.assign(first(data) ?? {}, { conditionalGroups: { back: 'x' } }),
    ],
    [
      'program nets names the unknown training type x',
      (data) => Object.assign(first(data) ?? {}, { trainingTypes: ['x'] }),
    ],
    [
      'program nets names the unknown caseLocation x',
      (data) =>
        Object.assign(first(data) ?? {}, { leadWhen: [{ when: { caseLocation: 'x' }, lead: 'navy' }] }),
    ],
    [
      'training type fishing names the unknown office x',
      (data) => Object.assign(data.programs.trainingTypes[0] ?? {}, { addsInform: ['x'] }),
    ],
    [
      'program watch names the unknown group of outcomes rescued',
      (data) => Object.assign(watch(data) ?? {}, { outcomes: { rescued: ['stayed'] } }),
    ],
    [
      'program watch, outcome rescued, names the unknown second group partly',
      (data) => Object.assign(watch(data) ?? {}, { outcomes: { partly: ['rescued'] } }),
    ],
    [
      'triesBefore names the unknown outcome called',
      (data) => Object.assign(data.programs, { triesBefore: { called: 3 } }),
    ],
    ['office navy stands twice', (data) => data.offices.offices.push(...data.offices.offices.slice(1, 2))],
    ['covered district 10.09 is not in the regions', (data) => data.districts.codes.push('10.09')],
    ['district 11.01 has no province', (data) => Object.assign(data.regions.districts, { '11.01': 'Lost' })],
    [
      'program nets takes any district and is not restricted',
      (data) => Object.assign(first(data) ?? {}, { anyDistrict: true }),
    ],
    [
      'program nets takes any district and is led by it',
      (data) => Object.assign(first(data) ?? {}, { anyDistrict: true, restricted: true, lead: 'disnaker' }),
    ],
    ['eligibleGroup', (data) => Object.assign(first(data) ?? {}, { eligibleGroup: [] })],
  ])('is named: %s', (message, change) => {
    expect(broken(change)).toThrow(message);
  });

  it('is looked for in the real files too', () => {
    expect(() => parseCatalog({ ...catalogFiles, districts: { codes: ['00.00'] } })).toThrow('00.00');
  });
});

describe('the code', () => {
  it('knows no program, group, office or training type by name', () => {
    const root = new URL('../../../../', import.meta.url);
    const sources = ['shared', 'functions']
      .flatMap((folder) =>
        readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
          (file) => `${folder}/${file}`,
        ),
      )
      .filter((file) => file.endsWith('.ts'));
    const ids = [...catalog.programs, ...catalog.trainingTypes.slice(0, -1)].map(({ id }) => id);
    const knowing = sources.filter((file) => {
      const text = readFileSync(new URL(file, root), 'utf8');
      return ids.some((id) => text.includes(`'${id}'`) || text.includes(`"${id}"`));
    });
    expect(knowing).toEqual([]);
  });

  it('reads another catalog as well', () => {
    expect(tinyCatalog.offices.map(({ id }) => id)).toEqual(['harbor', 'navy', 'disnaker@10.01', 'desk']);
    expect(tinyCatalog.program('nets').terms).toEqual({
      firstAnswer: 2,
      dateOrWaitingReason: 4,
      quietEscalation: 6,
    });
    expect(tinyCatalog.office('disnaker@10.01').zone).toBe('Asia/Jayapura');
  });
});
