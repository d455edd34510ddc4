import { inEach } from '../text/language.ts';
import { readCardRegions } from './card-regions.ts';
import { readOffices } from './offices.ts';
import { readRegions } from './regions.ts';
import type { CheckedData } from './schema.ts';
import type { Catalog, Office, Program } from './types.ts';

/** The catalog from files that are known to be right: see `parseCatalog` for others. */
export function buildCatalog(data: CheckedData): Catalog {
  const { provinces, regions, districts } = readRegions(data);
  const offices = readOffices(data, districts);
  const office = finder('office', offices, ({ id }: Office) => id);
  const programs = data.programs.programs.map((program) => readProgram(program, data));
  return {
    ...vocabulary(data),
    programs,
    program: finder('program', programs, ({ id }) => id),
    districts,
    district: finder('district', regions.values(), ({ code }) => code),
    provinces: [...provinces.values()],
    regions,
    ...readCardRegions(data),
    offices,
    office,
    ministry: office(data.offices.ministry),
  };
}

const readProgram = (
  {
    terms,
    keepDays,
    madeFrom,
    description: _,
    routingReason: __,
    ...program
  }: CheckedData['programs']['programs'][number],
  data: CheckedData,
): Program => ({
  ...program,
  terms: terms ?? data.programs.defaultTerms,
  keepDays: keepDays ?? data.programs.defaultKeepDays,
  ...(madeFrom && { madeFrom }),
});

function vocabulary({ programs, questions, countries, closedCountries }: CheckedData) {
  const {
    targetGroups,
    trainingTypes,
    conditions,
    outcomes,
    triesBefore,
    heldOutcomes,
    formalOutcomes,
    viewReasons,
    declineReasons,
    waitingReasons,
    defaultTerms,
  } = programs;
  const { answers, plans, consentVersions, homeCountry } = questions;
  return {
    ...{
      targetGroups,
      trainingTypes,
      conditions,
      outcomes,
      triesBefore,
      heldOutcomes,
      formalOutcomes,
      viewReasons,
      declineReasons,
      waitingReasons,
      defaultTerms,
    },
    ...{ answers, plans, consentVersions },
    countries: new Set(countries.codes.split(' ').filter((code) => code !== homeCountry)),
    oftenCountries: countries.often.split(' '),
    closedCountries: closedCountries.countries.map(({ iso2, ...names }) => ({
      id: iso2,
      name: inEach((language) => String(names[`name_${language}`])),
    })),
  };
}

function finder<T>(kind: string, entries: Iterable<T>, key: (entry: T) => string): (id: string) => T {
  const byKey = new Map(Array.from(entries, (entry) => [key(entry), entry]));
  return (id) => {
    const entry = byKey.get(id);
    if (!entry) throw new Error(`The catalog has no ${kind} ${id}`);
    return entry;
  };
}
