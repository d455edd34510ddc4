import countries from './data/countries.json' with { type: 'json' };
import closedCountries from './data/countries-260-2015.json' with { type: 'json' };
import districts from './data/districts.json' with { type: 'json' };
import offices from './data/offices.json' with { type: 'json' };
import programs from './data/programs.json' with { type: 'json' };
import questions from './data/questions.json' with { type: 'json' };
import regions from './data/regions.json' with { type: 'json' };

/** The files as they are: unchecked, so that a test can change a copy of them. */
export const catalogFiles: Readonly<Record<string, unknown>> = {
  ...{ programs, offices, districts, regions, questions, countries, closedCountries },
};
