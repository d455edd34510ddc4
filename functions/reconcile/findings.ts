import type { Catalog } from '../../shared/catalog/types.ts';
import type { OfficeCount, ReportFacts } from '../../shared/letter/facts.ts';
import type { Key } from '../../shared/storage/table.ts';

/**
 * What a run has seen that nobody but a person can put right: what stands, not what the run did, so that every run of a
 * day sees the same.
 */
export class Findings {
  readonly counts = { protectedUnanswered: 0, held: 0, unsent: 0, unheard: 0, deadLetters: 0, deadWork: 0 };
  /** Offices whose mailbox cannot be used. */
  readonly mailboxes = new Set<string>();
  /** Open needs, by office; `protected` and `overdue`: those past their term. */
  readonly needs = { open: new Tally(), protected: new Tally(), overdue: new Tally() };
  private readonly movedOn = new Set<string>();

  /** A need may be met in two lists, before and after. */
  sawMovedOn({ pk, sk }: Key): void {
    this.movedOn.add(`${pk} ${sk}`);
  }

  facts(done: { failed: number; putOff: number }, catalog: Catalog): Pick<ReportFacts, 'counts' | 'offices'> {
    const { open, protected: cases, overdue } = this.needs;
    const named = (ids: Iterable<string>, { of }: Tally): OfficeCount[] => {
      const wanted = new Set(ids);
      const offices = catalog.offices.filter(({ id }) => wanted.has(id));
      return offices.map(({ id, name }) => ({ name, count: of(id) }));
    };
    return {
      counts: {
        ...this.counts,
        ...{ protectedMovedOn: this.movedOn.size, overdue: overdue.sum() },
        ...{ unreadable: done.failed, putOff: done.putOff },
      },
      offices: {
        protected: named(cases.offices(), cases),
        mailboxes: named(this.mailboxes, open),
        overdue: named(overdue.offices(), overdue),
      },
    };
  }
}

class Tally {
  private readonly counts = new Map<string, number>();

  add(office: string): void {
    this.counts.set(office, this.of(office) + 1);
  }

  readonly of = (office: string): number => this.counts.get(office) ?? 0;

  offices(): Iterable<string> {
    return this.counts.keys();
  }

  sum(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
