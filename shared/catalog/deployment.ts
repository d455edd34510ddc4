import data from '#catalog/deployment.json' with { type: 'json' };
import type { CardRule } from '../enrollment/card.ts';
import type { PhonePlan } from '../enrollment/phone.ts';

type LanguageData = {
  readonly tag: string;
  /** By which Intl writes numbers. */
  readonly numbers: string;
  /** Other codes of the same language that phones send. */
  readonly also: readonly string[];
};

export type Deployment = {
  /** The main one first. */
  readonly languages: readonly [LanguageData, LanguageData];
  /** Minutes ahead of UTC, the same all year. */
  readonly zones: typeof data.zones;
  /** Of the ministry, its weeks and its schedules. */
  readonly homeZone: keyof typeof data.zones;
  /** 0 is Monday. */
  readonly workingDays: readonly number[];
  /** The office that exists once in each covered district. */
  readonly localOffice: string;
  /** Where "Leave this page" leads: what nobody asks about when they see it on somebody's phone. */
  readonly harmlessPage: string;
  /** On drawings that mean money. */
  readonly currencySign: string;
  readonly card: CardRule;
  /** See PhonePlan. */
  readonly phone: {
    readonly country: string;
    readonly trunk: string;
    readonly mobile: string;
    readonly possible: string;
    readonly bare?: string;
    /** In which groups a number is read aloud. */
    readonly groups: string;
  };
};

/**
 * What the catalog says of its country, as `parseCatalog` has checked it. The compiler sees the default catalog in place
 * of whichever is used: names of zones and languages have the types of that one.
 */
export const deployment = data as unknown as Deployment;

const { country, trunk, mobile, possible, bare = '' } = deployment.phone;
export const phonePlan: PhonePlan = [country, trunk, mobile, possible, bare];
