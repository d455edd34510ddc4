import type { Catalog } from '../../shared/catalog/types.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { ListQuery } from '../../shared/pages/office/list-query.ts';
import { states } from '../../shared/referral/states.ts';

/** The wished part of the list; what is no code of ours is as good as not said. */
export function readListQuery(
  { queryStringParameters: said = {} }: Pick<HttpRequest, 'queryStringParameters'>,
  { programs }: Catalog,
): ListQuery {
  const page = Number(said['page']);
  return {
    program: programs.find(({ id }) => id === said['program'])?.id,
    district: /^\d\d\.\d\d$/.test(said['district'] ?? '') ? said['district'] : undefined,
    state: states.find((state) => state === said['state']),
    due: said['due'] === 'overdue' ? 'overdue' : undefined,
    page: Number.isSafeInteger(page) && page > 0 ? page : undefined,
  };
}
