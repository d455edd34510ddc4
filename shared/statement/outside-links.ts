import type { Catalog, Office } from '../catalog/types.ts';
import { desk } from '../referral/create.ts';
import { manpowerOffice } from '../referral/routing.ts';
import { mondayAfter, overdueOn } from './due.ts';
import { canOwnRestricted, newHere } from './first-owners.ts';
import type { Ledger } from './ledger.ts';
import { at, outcomeCells } from './outside-office.ts';
import { silentOffices } from './silent-offices.ts';
import type { Statement } from './statement.ts';

/** How the country's figures follow from those of the offices: anybody can read it from the catalog. */
export function linkOffices(ledger: Ledger, catalog: Catalog): void {
  const { offices, programs } = catalog;
  const first = offices.filter((office) => newHere(office, catalog).length > 0);
  for (const name of ['answered', 'closed', 'open'])
    ledger.sum(
      name,
      offices.map(({ id }) => at(id, name)),
    );
  ledger.sum(
    'unrestricted',
    first.map(({ id }) => at(id, 'choices')),
  );
  const cells = (restricted: boolean) =>
    programs.filter((one) => one.restricted === restricted).map(({ id }) => `program:${id}`);
  ledger.sum('unrestricted', cells(false));
  ledger.sum('choices', ['unrestricted', ...cells(true)]);
  ledger.sum('choices', ['repeats', 'not repeated']);
  linkPrograms(ledger, first, catalog);
  linkDistricts(ledger, first, catalog);
  linkOutcomes(ledger, catalog);
  linkTrainings(ledger, catalog);
}

function linkPrograms(ledger: Ledger, first: readonly Office[], catalog: Catalog): void {
  for (const { id, restricted } of catalog.programs) {
    const here = first.filter((office) => newHere(office, catalog).includes(id));
    const cellAt = (office: Office) => (newHere(office, catalog).length === 1 ? 'choices' : `program:${id}`);
    if (!restricted)
      ledger.sum(
        `program:${id}`,
        here.map((office) => at(office.id, cellAt(office))),
      );
  }
}

/** A manpower office is its district. What another office has there it tells, or keeps to itself. */
function linkDistricts(ledger: Ledger, first: readonly Office[], { districts }: Catalog): void {
  const others = first.filter(({ kind }) => kind !== 'manpower');
  for (const { code } of districts) {
    const parts = others.map(({ id }) => at(id, `district:${code}`));
    ledger.sum(`district:${code}`, [at(manpowerOffice(code), 'choices'), ...parts]);
  }
  for (const { id } of others)
    ledger.sum(
      at(id, 'choices'),
      districts.map(({ code }) => at(id, `district:${code}`)),
    );
  ledger.sum('held', [at(desk, 'choices')]);
}

/** What offices of restricted programs close is told by nobody: it can hide anything. */
function linkOutcomes(ledger: Ledger, catalog: Catalog): void {
  const telling = catalog.offices.filter((office) => !canOwnRestricted(office, catalog));
  const all = outcomeCells(catalog);
  for (const outcome of all)
    ledger.sum(outcome, [...telling.map(({ id }) => at(id, outcome)), `untold ${outcome}`]);
  ledger.sum('closed', [...all, 'closed otherwise']);
}

function linkTrainings(ledger: Ledger, { programs }: Catalog): void {
  const parts = programs
    .filter(({ trainingTypes }) => trainingTypes.length > 0)
    .map(({ id, requires }) => {
      const program = `program:${id}`;
      if (requires.includes('trainingType')) return program;
      ledger.sum(program, [`trained ${id}`, `untrained ${id}`]);
      return `trained ${id}`;
    });
  ledger.sum('trained', parts);
}

/** The national letter names the silent offices; one that is not named, and has something overdue, has answered. */
export function linkSilence(ledger: Ledger, statement: Statement): void {
  const silent = new Set(silentOffices(statement));
  const monday = mondayAfter(statement.week);
  for (const [id, { closing }] of Object.entries(statement.offices)) {
    if (silent.has(id)) ledger.limit(at(id, 'answered'), { low: 0, high: 0 });
    else if (overdueOn(closing, monday) > 0)
      ledger.limit(at(id, 'answered'), { low: 1, high: Number.POSITIVE_INFINITY });
  }
}
