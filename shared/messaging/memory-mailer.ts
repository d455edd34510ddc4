import type { Mail, Mailer } from './mailer.ts';

/** The double of `SesMailer`: keeps what was sent; `fail` makes the next sends throw, one error each. */
export class MemoryMailer implements Mailer {
  readonly sent: Mail[] = [];
  private readonly failures: Error[] = [];

  fail(...errors: readonly Error[]): void {
    this.failures.push(...errors);
  }

  async send(mail: Mail): Promise<string> {
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.sent.push(mail);
    return `mail-${this.sent.length}`;
  }
}
