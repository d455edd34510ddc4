import type { State } from '../../shared/referral/states.ts';
import type { Host } from '../host.ts';
import { postJson } from './client.ts';

export type Need = {
  readonly id: string;
  readonly kind: string;
  readonly program: string;
  readonly state: State;
  readonly restricted: boolean;
  readonly answerNumber: number;
};

type Listed = {
  readonly persons: readonly { readonly needs: readonly Need[] }[];
  readonly closed: readonly Need[];
};

/** An official at the office's pages: asks for a code, reads it in the mailbox, signs in, and answers. */
export class Official {
  /** What a browser sends back. */
  readonly cookie: string;
  private readonly url: string;
  private readonly csrf: string;

  private constructor(url: string, cookie: string, csrf: string) {
    this.url = url;
    this.cookie = cookie;
    this.csrf = csrf;
  }

  static async signIn(host: Host, mailbox: string): Promise<Official> {
    const asked = await postJson(`${host.url}/office/code`, { mailbox });
    const browser = asked.cookies.join('; ');
    const code = newestCode(host, mailbox);
    const entered = await postJson(`${host.url}/office/session`, { mailbox, code, initials: 'SA' }, browser);
    if (entered.status !== 200) throw new Error(`${mailbox} could not sign in: ${entered.status}`);
    return new Official(host.url, entered.cookies.join('; '), String(entered.body['csrf']));
  }

  async needs(): Promise<Need[]> {
    const { persons } = await this.list();
    return persons.flatMap(({ needs }) => needs);
  }

  /** All that can be answered: what is open, and what was closed so lately that it can be opened again. */
  async work(): Promise<Need[]> {
    const { persons, closed } = await this.list();
    return [...persons.flatMap(({ needs }) => needs), ...closed];
  }

  private async list(): Promise<Listed> {
    const headers = { accept: 'application/json', cookie: this.cookie };
    const response = await fetch(`${this.url}/office/list`, { headers });
    return (await response.json()) as Listed;
  }

  /** The result's name: `changed`, or why not. */
  async answer(need: Need, answer: Readonly<Record<string, string>>): Promise<string> {
    const { id, answerNumber } = need;
    const body = { ids: [id], answerNumber, csrf: this.csrf, ...answer };
    const { body: given } = await postJson(`${this.url}/office/answers`, body, this.cookie);
    const results = given['results'] as readonly { readonly result: string }[] | undefined;
    return results?.[0]?.result ?? String(given['title']);
  }
}

function newestCode(host: Host, mailbox: string): string {
  const mail = host
    .mails()
    .findLast(({ to, text }) => String(to).startsWith(`${mailbox}@`) && /\b\d{8}\b/.test(text));
  const code = mail && /\b\d{8}\b/.exec(mail.text)?.[0];
  if (!code) throw new Error(`No code arrived at ${mailbox}`);
  return code;
}
