import { isWeek } from '../../shared/calendar/week.ts';
import { RequestError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import { fileEndings, type Scope } from '../../shared/pages/office/statement-path.ts';

/** How addresses of files end; `page` is the address itself, and JSON for who does not ask for HTML. */
const endings = { page: '', ...fileEndings } as const;
export type Form = keyof typeof endings;

/** Of which closed week whose figures are asked for, and in what form. */
export type Asked = { readonly week: string; readonly scope: Scope; readonly form: Form };

/** `2026-W47`, `2026-W47.xlsx`; and below the week `national`, `national.csv`. */
export function parseAsked({ pathParameters: { week = '', national } = {} }: HttpRequest): Asked {
  const scope = national === undefined ? 'own' : 'national';
  const { name, form } = withEnding(national ?? week);
  if (scope === 'national' && name !== 'national') throw new RequestError('not-found');
  const of = scope === 'own' ? name : week;
  if (!isWeek(of)) throw new RequestError('no-statement');
  return { week: of, scope, form };
}

function withEnding(address: string): { readonly name: string; readonly form: Form } {
  const [name = ''] = address.split('.');
  const form = (Object.keys(endings) as Form[]).find((one) => name + endings[one] === address);
  if (!form) throw new RequestError('not-found');
  return { name, form };
}
