import { type HttpRequest, languageFrom } from '../../shared/http/request.ts';
import { isLanguage, type Language } from '../../shared/text/language.ts';

/** The language in which the form was filled in; where it does not say, the browser's. */
export function languageOfForm(values: Readonly<Record<string, string>>, request: HttpRequest): Language {
  const { language } = values;
  return isLanguage(language) ? language : languageFrom(request);
}
