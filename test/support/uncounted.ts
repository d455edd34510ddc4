import { gather } from '../../functions/gather/gather.ts';
import { canaryMailbox } from '../../shared/letter/canary.ts';
import { carryOn } from './canary.ts';
import { closeWeek, momentIn } from './mondays.ts';
import { give, needsOf, signInAs } from './office-browser.ts';
import { opened } from './opened.ts';
import { plainBody, troubledBody } from './people.ts';
import { startSystem, type TestSystem } from './system.ts';

type Seen = Readonly<Record<string, string>>;
export type Between = (system: TestSystem, step: number) => Promise<unknown>;

const week = '2026-W48';
const repeat = '0190a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b';

const steps: readonly { readonly at: Date; readonly what: (system: TestSystem) => Promise<unknown> }[] = [
  { at: momentIn(week, 1, 9), what: ({ enroll }) => enroll(plainBody()) },
  { at: momentIn(week, 1, 10), what: gathered },
  { at: momentIn(week, 1, 23), what: ({ enroll }) => enroll(troubledBody()) },
  {
    at: momentIn(week, 2, 9),
    what: ({ enroll }) => enroll(plainBody({ submissionId: repeat, phone: '+6281100000099' })),
  },
  { at: momentIn(week, 2, 14), what: gathered },
  { at: momentIn(week, 3, 9), what: answerOne },
  { at: momentIn(week, 4, 5), what: ({ reconcile }) => reconcile() },
  { at: momentIn('2026-W49', 0, 6), what: (system) => closeWeek(system, week) },
  { at: momentIn('2026-W49', 0, 9), what: gathered },
  { at: momentIn('2026-W49', 1, 5), what: ({ reconcile }) => reconcile() },
];
export const stepCount = steps.length;

function gathered({ clock, deps }: TestSystem): Promise<unknown> {
  return gather({ scheduledAt: clock.now.toISOString() }, deps);
}

async function answerOne(system: TestSystem): Promise<void> {
  const office = await signInAs(system, 'disnaker-32-12');
  const [need] = await needsOf(office);
  if (need) await give(office, need, { action: 'accept' });
}

/** A week and the Monday after it; between its steps, something that must not show. */
export async function livedWeek(between: Between = async () => undefined): Promise<TestSystem> {
  const system = await startSystem();
  for (const [step, { at, what }] of steps.entries()) {
    system.clock.now = at;
    await what(system);
    await carryOn(system);
    await between(system, step);
  }
  return system;
}

const pages: Readonly<Record<string, readonly string[]>> = {
  'disnaker-32-12': ['/office/list', '/office/list?print=1', `/office/statements/${week}`],
  kemlu: ['/office/list', '/office/support', `/office/statements/${week}.csv`],
  desk: ['/office/list', '/office/desk'],
  kemnaker: [`/office/statements/${week}/national`, `/office/statements/${week}/national.xlsx`],
};

/** All that the week has become for others: items, letters, files, lists, call sheets, numbers. */
export async function seenOf(system: TestSystem): Promise<Seen> {
  const seen: Record<string, string> = {};
  const note = (name: string, what: unknown) => {
    seen[name] = withoutChance(typeof what === 'string' ? what : JSON.stringify(what));
  };
  for (const { sealed: _, messageId: __, ...item } of system.store.everything())
    if (!/^(CANARY|A#)/.test(item.pk)) note(`${item.pk} ${item.sk}`, opened(item));
  const letters = system.deps.mailer.sent.filter(({ tag }) => tag && !tag.startsWith(`${canaryMailbox}_`));
  note('letters', letters);
  note(
    'counts',
    Object.entries(system.deps.report.counts).filter(([name]) => !name.startsWith('Canaries')),
  );
  for (const mailbox of Object.keys(pages)) await notePages(system, mailbox, note);
  return seen;
}

async function notePages(
  system: TestSystem,
  mailbox: string,
  note: (name: string, what: unknown) => void,
): Promise<void> {
  const { browser } = await signInAs(system, mailbox);
  for (const path of pages[mailbox] ?? []) {
    const { statusCode, body } = await browser.page(path);
    note(`${mailbox} ${path} ${statusCode}`, body);
  }
}

/** Links, ids and signs on pages, and the names of views, are made anew each time. */
const withoutChance = (text: string): string =>
  text
    .replace(/[\w-]{40,}/g, 'token')
    .replace(/name="csrf" value="[\w-]+"/g, 'csrf')
    .replace(/(V#[^#]+)#[\w-]+/g, '$1');

/** What one of them has and the other has not, or otherwise: its name, and where it begins to differ. */
export function differencesOf(seen: Seen, other: Seen): string[] {
  const names = [...new Set([...Object.keys(seen), ...Object.keys(other)])];
  return names
    .filter((name) => seen[name] !== other[name])
    .map((name) => `${name}: ${firstDifference(seen[name] ?? '(nothing)', other[name] ?? '(nothing)')}`);
}

function firstDifference(text: string, other: string): string {
  const at = Math.max(0, [...text].findIndex((sign, index) => sign !== other[index]) - 30);
  return `${text.slice(at, at + 90)} ≠ ${other.slice(at, at + 90)}`;
}
