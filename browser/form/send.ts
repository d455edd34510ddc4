import { bodyOf } from '../questions.ts';
import { type Delivered, deliver, isReceipt } from './deliver.ts';
import { type Session, save } from './session.ts';
import { fold } from './trail.ts';
import { openPanel } from './waiting.ts';

/** Sends what stands in the form until it is answered; undefined when the person goes back to change it. */
export async function send(session: Session): Promise<Delivered | undefined> {
  const body = bodyOf(session.form);
  session.sending = true;
  session.attempts = [body, ...session.attempts.filter((other) => other !== body)];
  const panel = openPanel(session);
  await save(session);
  const delivered = await deliver(session, body, panel.pause);
  session.sending = false;
  if (delivered && isReceipt(delivered)) {
    // Whoever goes back from the receipt leaves the page, from the first moment on.
    await fold();
    return delivered;
  }
  panel.close();
  session.attempts = session.attempts.filter((other) => other !== delivered?.body);
  await save(session);
  return delivered;
}
