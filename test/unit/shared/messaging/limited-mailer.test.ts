import { describe, expect, it } from 'vitest';
import { limitedMailer } from '../../../../shared/messaging/limited-mailer.ts';
import { MailKeptBack } from '../../../../shared/messaging/mailer.ts';
import { MemoryMailer } from '../../../../shared/messaging/memory-mailer.ts';

const mailTo = (to: string) => ({
  ...{ from: 'a@b.example', to, subject: 'x', text: 'x', html: 'x', reference: 'x' },
});

describe('a mailer of a trial', () => {
  it('sends to those on its list, and hands nothing else on', async () => {
    const mailer = new MemoryMailer();
    const limited = limitedMailer(mailer, ['@offices.example', 'desk@b.example']);
    await limited.send(mailTo('kemlu@offices.example'));
    await limited.send(mailTo('desk@b.example'));
    for (const other of [
      'a@b.example',
      'desk@b.example.org',
      'kemlu@xoffices.example',
      'KEMLU@OFFICES.EXAMPLE',
    ]) {
      const refusal = await limited.send(mailTo(other)).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(MailKeptBack);
      expect(String((refusal as Error).message)).not.toContain('@');
    }
    expect(mailer.sent.map(({ to }) => to)).toEqual(['kemlu@offices.example', 'desk@b.example']);
  });

  it('in prod keeps nobody out', async () => {
    const mailer = new MemoryMailer();
    await limitedMailer(mailer, null).send(mailTo('anybody@elsewhere.example'));
    expect(mailer.sent).toHaveLength(1);
  });
});
