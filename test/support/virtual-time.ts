/** Time that passes only where everybody sleeps. */
export class VirtualTime {
  private readonly clock: { now: Date };
  private readonly waiting: { readonly at: number; readonly wake: () => void }[] = [];

  constructor(clock = { now: new Date(0) }) {
    this.clock = clock;
  }

  readonly now = (): number => this.clock.now.getTime();

  readonly pause = (ms: number): Promise<void> =>
    new Promise((wake) => this.waiting.push({ at: this.now() + ms, wake }));

  /** Lets time pass until the work is done. */
  async run(work: Promise<unknown>): Promise<void> {
    let over = false;
    const end = () => {
      over = true;
    };
    void work.then(end, end);
    while (!over) {
      await new Promise(setImmediate);
      this.wakeNext();
    }
    await work;
  }

  private wakeNext(): void {
    let next = this.waiting[0];
    for (const one of this.waiting) if (next && one.at < next.at) next = one;
    if (!next) return;
    this.waiting.splice(this.waiting.indexOf(next), 1);
    this.clock.now = new Date(Math.max(this.now(), next.at));
    next.wake();
  }
}
