import { isWeek } from '../../shared/calendar/week.ts';
import { RequestError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http/request.ts';

/** Of which closed week whose figures are asked for. */
export type Asked = {
  readonly week: string;
  readonly scope: 'own' | 'national';
};

/** `2026-W47`, and below it `national`. */
export function parseAsked({ pathParameters: parameters = {} }: HttpRequest): Asked {
  const { week = '', national } = parameters;
  if (national !== undefined && national !== 'national') throw new RequestError('not-found');
  if (!isWeek(week)) throw new RequestError('no-statement');
  return { week, scope: national === undefined ? 'own' : 'national' };
}
