import { randomUUID } from 'node:crypto';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { type HttpRequest, languageFrom, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, scriptedPage } from '../../shared/http/response.ts';
import { enrollmentForm } from '../../shared/pages/enrollment-form.ts';
import { districtsToOffer } from '../../shared/storage/open-districts.ts';
import type { Language } from '../../shared/text/language.ts';
import type { PagesDeps } from './deps.ts';

/** An empty form with a submission id of its own, so that sending it twice stores it once. */
export async function showForm(request: HttpRequest, deps: PagesDeps): Promise<HttpResponse> {
  const openDistricts = await districtsToOffer(deps);
  const own = randomUUID();
  const form = formFor(deps, openDistricts, languageFrom(request), jakartaDate(timeOf(request)));
  return scriptedPage(200, form.replace(anyId, own), { own });
}

const anyId = '00000000-0000-4000-8000-000000000000';

/** The same for all who come in these minutes: written once for each directory that was read. */
const written = new WeakMap<ReadonlySet<string>, Map<string, string>>();

function formFor(
  { catalog, hotline, urgentHotlines }: PagesDeps,
  openDistricts: ReadonlySet<string>,
  language: Language,
  today: string,
): string {
  const forms = written.get(openDistricts) ?? new Map<string, string>();
  written.set(openDistricts, forms);
  const known = forms.get(`${language} ${today}`);
  if (known !== undefined) return known;
  const [consentVersion] = catalog.consentVersions;
  const view = { catalog, openDistricts, hotline, urgentHotlines, language, consentVersion, today };
  const form = enrollmentForm({ ...view, submissionId: anyId });
  forms.set(`${language} ${today}`, form);
  return form;
}
