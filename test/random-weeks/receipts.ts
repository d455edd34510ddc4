import type { Host } from '../../local/host.ts';
import { postJson } from '../../local/week/client.ts';
import type { Dice } from '../../local/week/dice.ts';
import type { Confirmation } from '../../shared/referral/applicant-request.ts';

/** With what officials say at most, a referral still carries all its answers along. */
export const mostAskedWith = 3;
const tries = 4;

/** What people ask with the receipts that they got: by chance, some of it impossible by now. */
export class Receipts {
  asked = 0;
  private readonly host: Host;
  private readonly left = new Map<string, number>();

  constructor(host: Host) {
    this.host = host;
  }

  keep(receipt: string): void {
    if (!this.left.has(receipt)) this.left.set(receipt, mostAskedWith);
  }

  async askSome(count: number, dice: Dice): Promise<void> {
    const usable = [...this.left].filter(([, left]) => left > 0).map(([receipt]) => receipt);
    for (const receipt of dice.shuffled(usable.sort()).slice(0, count)) {
      this.left.set(receipt, (this.left.get(receipt) ?? 0) - 1);
      if (await this.askOne(receipt, dice)) this.asked += 1;
    }
  }

  private async askOne(receipt: string, dice: Dice): Promise<boolean> {
    const choice = 1 + dice.below(2);
    const phone = `+62812${10_000_000 + dice.below(1_000_000)}`;
    const wish = dice.oneOf<object>([
      ...(['no', 'no', 'yes', 'not-yet'] satisfies Confirmation[]).map((answer) => ({
        ...{ action: 'confirm', choice, answer },
      })),
      { action: 'withdraw' },
      { action: 'withdraw', choice },
      { action: 'keep' },
      { action: 'keep', choice },
      { action: 'correct-phone', phone, phoneOf: 'family' },
    ]);
    for (let left = tries; left > 0; left -= 1) {
      const asked = postJson(`${this.host.url}/status`, { receipt, confirmed: true, ...wish });
      const { status } = await asked.catch(() => ({ status: 500 }));
      if (status < 500) return status === 200;
    }
    return false;
  }
}
