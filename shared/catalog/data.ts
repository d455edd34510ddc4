import closedCountries from '#catalog/closed-countries.json' with { type: 'json' };
import countries from '#catalog/countries.json' with { type: 'json' };
import deployment from '#catalog/deployment.json' with { type: 'json' };
import districts from '#catalog/districts.json' with { type: 'json' };
import formerRegions from '#catalog/former-regions.json' with { type: 'json' };
import offices from '#catalog/offices.json' with { type: 'json' };
import programs from '#catalog/programs.json' with { type: 'json' };
import questions from '#catalog/questions.json' with { type: 'json' };
import regions from '#catalog/regions.json' with { type: 'json' };
import type { CheckedData } from './schema.ts';

/** The catalog's files, of the shape that the schema describes; whether they are is for `parseCatalog` to say. */
export const catalogFiles = {
  ...{
    deployment,
    programs,
    offices,
    districts,
    regions,
    formerRegions,
    questions,
    countries,
    closedCountries,
  },
} as unknown as CheckedData;
