import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import type { Mailer } from '../../shared/messaging/mailer.ts';
import type { Table } from '../../shared/storage/table.ts';

/** The process is gone: whatever it would have done next does not happen. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Kills whoever calls through it at the given call, before or after its effect. */
export class Lifeline {
  calls = 0;
  private dead = false;
  private readonly dieAt: number;
  private readonly when: 'before' | 'after';

  constructor(dieAt: number, when: 'before' | 'after') {
    this.dieAt = dieAt;
    this.when = when;
  }

  get isDead(): boolean {
    return this.dead;
  }

  /** Another process takes over. */
  revive(): void {
    this.dead = false;
  }

  async pass<T>(effect: () => Promise<T>): Promise<T> {
    if (this.dead) throw new Killed();
    this.calls += 1;
    this.dead = this.calls === this.dieAt;
    if (this.dead && this.when === 'before') throw new Killed();
    const answer = await effect();
    if (this.dead) throw new Killed();
    return answer;
  }
}

export const mortalTable = (table: Table, life: Lifeline): Table => ({
  putNew: (item) => life.pass(() => table.putNew(item)),
  put: (item) => life.pass(() => table.put(item)),
  get: (key) => life.pass(() => table.get(key)),
  update: (...change) => life.pass(() => table.update(...change)),
  remove: (key) => life.pass(() => table.remove(key)),
  async *query(query) {
    await life.pass(async () => undefined);
    yield* table.query(query);
  },
  async *pages(...asked) {
    for await (const page of table.pages(...asked)) yield await life.pass(async () => page);
  },
});

export const mortalQueue = (queue: LetterQueue, life: Lifeline): LetterQueue => ({
  send: (...message) => life.pass(() => queue.send(...message)),
  postpone: (...wait) => life.pass(() => queue.postpone(...wait)),
});

export const mortalMailer = (mailer: Mailer, life: Lifeline): Mailer => ({
  send: (mail) => life.pass(() => mailer.send(mail)),
});
