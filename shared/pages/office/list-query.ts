import type { State } from '../../referral/states.ts';
import type { Language } from '../../text/language.ts';

/** Which part of the list is shown. Codes of the catalog only, because it stands in an address. */
export type ListQuery = {
  readonly program?: string | undefined;
  readonly district?: string | undefined;
  readonly state?: State | undefined;
  readonly due?: 'overdue' | undefined;
  /** From 1. */
  readonly page?: number | undefined;
};

/** Whether only some of the needs are wanted, on whatever page of them. */
export const isFiltered = ({ program, district, state, due }: ListQuery): boolean =>
  [program, district, state, due].some((value) => value !== undefined);

/** `?lang=id&program=ttg&page=2` */
export function queryText({ page, ...filter }: ListQuery, language: Language): string {
  const all = { lang: language, ...filter, page: page === undefined || page < 2 ? undefined : String(page) };
  const said = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `?${new URLSearchParams(said)}`;
}
