import type { Host } from '../../local/host.ts';
import { enroll } from '../../local/week/client.ts';
import type { Dice } from '../../local/week/dice.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { Receipts } from './receipts.ts';

const uncovered = [...catalog.regions.values()].find(({ covered }) => !covered)?.code ?? '';
/** Phones at once. */
const phones = 4;

/** Everybody who applies in the weeks: new people, people again, the same form twice, places that are not covered. */
export class Applicants {
  again = 0;
  refused = 0;
  readonly receipts: Receipts;
  private seed: number;
  private readonly known: EnrollmentBody[] = [];
  private readonly host: Host;

  constructor(host: Host, seed: number) {
    this.host = host;
    this.receipts = new Receipts(host);
    this.seed = seed * 100_000;
  }

  async apply(count: number, dice: Dice): Promise<void> {
    const waiting = Array.from({ length: count }, () => this.next(dice));
    const phone = async (): Promise<void> => {
      for (let body = waiting.shift(); body; body = waiting.shift()) await this.send(body);
    };
    await Promise.all(Array.from({ length: phones }, phone));
  }

  private next(dice: Dice): EnrollmentBody {
    this.seed += 1;
    const fresh = enrollmentFor(this.seed, dice.below(12) === 0 ? { district: uncovered } : {});
    const isAgain = this.known.length > 0 && dice.below(6) === 0;
    if (!isAgain) this.known.push(fresh);
    if (!isAgain) return fresh;
    this.again += 1;
    const { submissionId, phone } = fresh;
    // A person who applies again with another form, or a phone that sends the same form again.
    return dice.below(3) === 0 ? dice.oneOf(this.known) : { ...dice.oneOf(this.known), submissionId, phone };
  }

  private async send(body: EnrollmentBody): Promise<void> {
    const { status, body: answer } = await enroll(this.host.url, body);
    if (status === 201) this.receipts.keep(String(answer['receipt']));
    else if (status === 422) this.refused += 1;
    else throw new Error(`POST /enrollments answered ${status}`);
  }
}
