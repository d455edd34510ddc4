import { typedValues } from '../../shared/enrollment/typed-values.ts';
import { problemStatus } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import { type HttpResponse, page } from '../../shared/http/response.ts';
import { confirmPage } from '../../shared/pages/confirm.ts';
import { honeypot } from '../../shared/pages/honeypot.ts';
import { text } from '../../shared/text/text.ts';
import { languageOfForm } from './form-language.ts';

/** A suspicious form is asked for one more tap: all that was typed goes along, but for what made it suspicious. */
export function onceMore(request: HttpRequest): HttpResponse {
  const values = typedValues(request);
  const language = languageOfForm(values, request);
  const kept = Object.entries(values).filter(([path]) => path.split('.')[0] !== honeypot);
  const words = text(language, 'form.submit');
  const asked = confirmPage({
    language,
    title: text(language, 'problem.confirm-needed.title'),
    words: text(language, 'form.confirm'),
    go: { action: '/enrollments', fields: Object.fromEntries(kept), words },
  });
  return page(problemStatus['confirm-needed'], asked);
}
