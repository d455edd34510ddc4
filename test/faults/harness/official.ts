import type { HttpRequest } from '../../../shared/http/request.ts';
import type { HttpResponse } from '../../../shared/http/response.ts';
import type { GivenResult, ListedNeed } from '../../support/office-browser.ts';
import { postJson, request } from '../../support/requests.ts';
import { ask } from './client.ts';
import type { Cloud } from './cloud.ts';

const tries = 6;
/** Somebody whose code does not come asks for another one when the allowance of the last ones is over. */
const codeWaitSeconds = 11 * 60;

/** An officer before the office's pages, who presses again where no answer comes. */
export class Official {
  private readonly cloud: Cloud;
  private readonly mailbox: string;
  private readonly cookies = new Map<string, string>();
  private csrf = '';

  constructor(cloud: Cloud, mailbox: string) {
    this.cloud = cloud;
    this.mailbox = mailbox;
  }

  static async signIn(cloud: Cloud, mailbox: string): Promise<Official> {
    const official = new Official(cloud, mailbox);
    for (let left = tries; left > 0; left -= 1) {
      if (await official.trySignIn()) return official;
      await cloud.agenda.pass(codeWaitSeconds);
    }
    throw new Error(`${mailbox} cannot sign in`);
  }

  /** All that waits, in the list's order. */
  async needs(): Promise<ListedNeed[]> {
    const { body } = await this.untilAnswered(() => request('GET /office/list', this.at()));
    const { persons } = JSON.parse(body) as { persons: { needs: ListedNeed[] }[] };
    return persons.flatMap(({ needs }) => needs);
  }

  /** Gives one answer to a need, as the list showed it. */
  async answer({ id, answerNumber }: ListedNeed, words: object): Promise<GivenResult> {
    const body = { ids: [id], answerNumber, csrf: this.csrf, ...words };
    const response = await this.untilAnswered(() => postJson('/office/answers', body, this.at()));
    const { results } = JSON.parse(response.body) as { results?: GivenResult[] };
    return results?.[0] ?? { id, result: response.body };
  }

  private async trySignIn(): Promise<boolean> {
    const { taken } = this.cloud.post;
    const before = taken.length;
    const { mailbox } = this;
    await this.send(postJson('/office/code', { mailbox }, this.at()));
    const code = /\b\d{8}\b/.exec(taken.slice(before).findLast(({ tag }) => !tag)?.text ?? '')?.[0];
    if (!code) return false;
    const fields = { mailbox, code, initials: 'sa' };
    const { statusCode, body } = await this.send(postJson('/office/session', fields, this.at()));
    if (statusCode === 200) this.csrf = (JSON.parse(body) as { csrf: string }).csrf;
    return statusCode === 200;
  }

  private async untilAnswered(asked: () => HttpRequest): Promise<HttpResponse> {
    for (let left = tries; ; left -= 1) {
      const response = await this.send(asked());
      if (response.statusCode < 500 || left === 1) return response;
      await this.cloud.agenda.pass(5);
    }
  }

  private async send(event: HttpRequest): Promise<HttpResponse> {
    const cookies = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    const response = await ask(this.cloud, 'office', { ...event, cookies });
    for (const cookie of response.cookies ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }

  private readonly at = () => ({ at: this.cloud.agenda.clock.now });
}
