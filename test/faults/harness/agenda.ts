type Due = { readonly at: number; readonly order: number; readonly work: () => Promise<void> };

/** What happens at which simulated moment: nothing waits for a real clock. */
export class Agenda {
  readonly clock: { now: Date };
  private due: Due[] = [];
  private order = 0;

  constructor(start: Date) {
    this.clock = { now: start };
  }

  get now(): number {
    return this.clock.now.getTime();
  }

  /** After so many seconds of simulated time. */
  later(seconds: number, work: () => Promise<void>): void {
    this.order += 1;
    this.due.push({ at: this.now + seconds * 1000, order: this.order, work });
  }

  /** Does what is due up to the moment, in its order, and stands there. */
  async until(moment: Date): Promise<void> {
    for (let next = this.next(moment); next; next = this.next(moment)) {
      this.clock.now = new Date(Math.max(this.now, next.at));
      await next.work();
    }
    this.clock.now = new Date(Math.max(this.now, moment.getTime()));
  }

  pass(seconds: number): Promise<void> {
    return this.until(new Date(this.now + seconds * 1000));
  }

  /** How much is still to come. */
  get waiting(): number {
    return this.due.length;
  }

  private next(moment: Date): Due | undefined {
    const ready = this.due.filter(({ at }) => at <= moment.getTime());
    const [first] = ready.sort((a, b) => a.at - b.at || a.order - b.order);
    if (first) this.due = this.due.filter((one) => one !== first);
    return first;
  }
}
