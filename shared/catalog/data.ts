import countries from './data/countries.json' with { type: 'json' };
import closedCountries from './data/countries-260-2015.json' with { type: 'json' };
import districts from './data/districts.json' with { type: 'json' };
import formerRegions from './data/former-regions.json' with { type: 'json' };
import offices from './data/offices.json' with { type: 'json' };
import programs from './data/programs.json' with { type: 'json' };
import questions from './data/questions.json' with { type: 'json' };
import regions from './data/regions.json' with { type: 'json' };
import type { CheckedData } from './schema.ts';

/** The files in data/, of the shape that the schema describes; whether they are is for `parseCatalog` to say. */
export const catalogFiles = {
  ...{ programs, offices, districts, regions, formerRegions, questions, countries, closedCountries },
} as unknown as CheckedData;
