import data from '#catalog/example-people.json' with { type: 'json' };
import { deployment } from '../../shared/catalog/deployment.ts';
import { type Card, nikFor } from './nik-for.ts';

/** What the people of a played week are called, where they live, and how their numbers look: the catalog's. */
export const examples = {
  ...data,
  givenNames: data.givenNames.split(' '),
  familyNames: data.familyNames.split(' '),
  villages: data.villages.split(' '),
  destinations: data.destinations.split(' '),
};

/** `{8}` becomes a running number of eight digits. */
export const numbered = (form: string, at: number): string =>
  form.replace(/\{(\d+)\}/, (_, length: string) =>
    String(at % 10 ** Number(length)).padStart(Number(length), '0'),
  );

/** The number of a card that the country could have given this person. */
export const cardFor = (seed: number, person: Card): string =>
  deployment.card.kind === 'nik' ? nikFor(person) : numbered((data as { card?: string }).card ?? '', seed);
