import { button, element } from '../elements.ts';
import { fill } from '../questions.ts';
import { say } from '../texts.ts';
import { type Draft, type Session, setId } from './session.ts';

/** Says that something is kept, and lets the person go on with it or delete it. */
export function offerDraft(
  { savedAt }: Draft,
  does: { readonly goOn: () => unknown; readonly drop: () => unknown },
): void {
  const since = new Date(savedAt).toLocaleString(document.documentElement.lang, {
    ...{ weekday: 'long', hour: '2-digit', minute: '2-digit' },
  });
  const box = element('section', { class: 'box', id: 'kept' });
  const then = (act: () => unknown) => () => {
    box.remove();
    act();
  };
  box.append(
    element('h2', {}, say('script.form.kept.title')),
    element('p', {}, say('script.form.kept.since', { since })),
    element('p', {}, button(say('script.form.kept.goOn'), then(does.goOn))),
    element('p', {}, button(say('script.form.kept.drop'), then(does.drop), 'link')),
  );
  document.querySelector('h1')?.after(box);
}

/** The form as it was left, in this tab. */
export function takeUp(session: Session, { id, answers, place, attempts }: Draft): void {
  const { form } = session;
  fill(form, answers, place);
  setId(form, id);
  Object.assign(session, { attempts, kept: true });
}
