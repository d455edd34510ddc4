import { checkWhileTyping } from '../check-answers.ts';
import { showAsked } from '../questions.ts';
import { typedIn } from './entry.ts';
import { tellNow } from './fold.ts';

/** What happens while somebody types, before anything is added. */
export function helpTyping(form: HTMLFormElement): void {
  checkWhileTyping(form);
  form.addEventListener('change', ({ target }) => {
    showAsked(form);
    if (target instanceof Element && target.id.startsWith('phoneOf')) lendPhone(form);
    for (const group of ['same', 'need'] as const) tellNow(group);
  });
}

/** Who has no phone is called through the village office: its number is typed once. */
function lendPhone(form: HTMLFormElement): void {
  const values = typedIn(form);
  const phone = form.querySelector<HTMLInputElement>('#phone');
  const lent = values['list.phone'] ?? '';
  if (!phone) return;
  if (values['phoneOf'] === 'village-office') phone.value ||= lent;
  else if (phone.value === lent) phone.value = '';
  phone.dispatchEvent(new Event('input', { bubbles: true }));
}
