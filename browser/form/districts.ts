import { element } from '../elements.ts';
import { readPage } from '../show-page.ts';
import { say } from '../texts.ts';
import { isMeant, type Place } from './matching.ts';

type Entry = Place & { readonly option: HTMLOptionElement };

/** The list, the field above it that shortens it, and what is heard about it. */
type Search = {
  readonly list: HTMLSelectElement;
  readonly field: HTMLInputElement;
  readonly heard: HTMLElement;
  entries: readonly Entry[];
};

/** Typing shortens the list of districts; its last line brings the whole country. */
export function startDistricts(form: HTMLFormElement): void {
  const list = form.querySelector<HTMLSelectElement>('#district');
  const field = form.querySelector<HTMLInputElement>('#district-search');
  const frame = form.querySelector<HTMLElement>('#district-filter');
  if (!list || !field || !frame) return;
  frame.hidden = false;
  const heard = element('span', { class: 'hint', role: 'status' });
  frame.append(heard);
  const search: Search = { list, field, heard, entries: entriesOf(list) };
  field.addEventListener('input', () => shorten(search));
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    chooseOnly(search);
  });
  list.addEventListener('change', () => list.value === 'not-listed' && bringAll(search));
}

function entriesOf(list: HTMLSelectElement): Entry[] {
  return [...list.querySelectorAll('optgroup')].flatMap((group) =>
    [...group.querySelectorAll('option')].map((option) => ({
      ...{ option, name: option.label, province: group.label },
    })),
  );
}

const foundIn = ({ entries, field }: Search): readonly Entry[] =>
  entries.filter((entry) => isMeant(field.value, entry));

/** Takes the other options out: a phone's own list shows those that are only hidden. */
function shorten(search: Search): void {
  const { list, field, heard } = search;
  const found = foundIn(search);
  const chosen = list.value;
  for (const old of list.querySelectorAll('optgroup')) old.remove();
  list.options[0]?.after(...group(found));
  list.value = chosen;
  if (list.selectedIndex < 0) list.selectedIndex = 0;
  heard.textContent = field.value.trim() && countOf(found.length);
}

const countOf = (count: number): string =>
  count === 0 ? say('script.form.districts.none') : say('script.form.districts.found', { count });

function group(entries: readonly Entry[]): HTMLOptGroupElement[] {
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const { province, option } of entries) {
    const made =
      groups.get(province) ?? Object.assign(document.createElement('optgroup'), { label: province });
    groups.set(province, made);
    made.append(option);
  }
  return [...groups.values()];
}

function chooseOnly(search: Search): void {
  const [only, another] = foundIn(search);
  if (!only || another) return;
  only.option.selected = true;
  search.list.dispatchEvent(new Event('change', { bubbles: true }));
  search.heard.textContent = say('script.form.districts.chosen', { name: only.name });
}

/** Without the long list the answer stays "not listed": the server then brings it with the form. */
async function bringAll(search: Search): Promise<void> {
  const { list, field, heard } = search;
  heard.textContent = say('script.form.districts.loading');
  const groups = await fetchAll();
  heard.textContent = say(groups.length > 0 ? 'script.form.districts.all' : 'script.form.districts.failed');
  const [choose] = list.options;
  if (groups.length === 0 || !choose) return;
  list.replaceChildren(choose, ...groups);
  // A list that comes from elsewhere brings a choice of its own.
  list.selectedIndex = 0;
  search.entries = entriesOf(list);
  const elsewhere = document.getElementById('district-elsewhere');
  if (elsewhere) elsewhere.hidden = false;
  field.focus();
}

/** Everything typed stays here: only the language is told. */
async function fetchAll(): Promise<readonly HTMLOptGroupElement[]> {
  try {
    const response = await fetch(`/districts?lang=${document.documentElement.lang}`);
    if (!response.ok) return [];
    return [...readPage(`<select>${await response.text()}</select>`).querySelectorAll('optgroup')];
  } catch {
    return [];
  }
}
