import { say } from '../texts.ts';
import { isMeant, type Place } from './matching.ts';

type Entry = Place & { readonly option: HTMLOptionElement };

/** Typing shortens the list of districts; its last line brings the whole country. */
export function startDistricts(form: HTMLFormElement): void {
  const list = form.querySelector<HTMLSelectElement>('#district');
  const search = form.querySelector<HTMLInputElement>('#district-search');
  const frame = form.querySelector<HTMLElement>('#district-filter');
  if (!list || !search || !frame) return;
  frame.hidden = false;
  const heard = Object.assign(document.createElement('span'), { className: 'hint' });
  heard.setAttribute('role', 'status');
  frame.append(heard);
  let entries = entriesOf(list);
  search.addEventListener('input', () => {
    const found = shorten(list, entries, search.value);
    heard.textContent = search.value.trim() ? countOf(found.length) : '';
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [only, another] = entries.filter((entry) => isMeant(search.value, entry));
    if (only && !another) heard.textContent = choose(list, only);
  });
  list.addEventListener('change', async () => {
    if (list.value !== 'not-listed') return;
    heard.textContent = say('script.form.districts.loading');
    const loaded = await loadAll(list);
    entries = entriesOf(list);
    heard.textContent = say(loaded ? 'script.form.districts.all' : 'script.form.districts.failed');
    if (loaded) search.focus();
  });
}

const countOf = (count: number): string =>
  count === 0 ? say('script.form.districts.none') : say('script.form.districts.found', { count });

function entriesOf(list: HTMLSelectElement): Entry[] {
  return [...list.options].flatMap((option) => {
    const group = option.parentElement;
    return group instanceof HTMLOptGroupElement
      ? [{ option, name: option.label, province: group.label }]
      : [];
  });
}

/** Takes the other options out: a phone's own list shows those that are only hidden. */
function shorten(list: HTMLSelectElement, entries: readonly Entry[], typed: string): readonly Entry[] {
  const chosen = list.value;
  const found = entries.filter((entry) => isMeant(typed, entry));
  for (const old of list.querySelectorAll('optgroup')) old.remove();
  list.options[0]?.after(...group(found));
  list.value = chosen;
  if (list.selectedIndex < 0) list.selectedIndex = 0;
  return found;
}

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

function choose(list: HTMLSelectElement, { option, name }: Entry): string {
  option.selected = true;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return say('script.form.districts.chosen', { name });
}

/**
 * Everything else of the form stays here: only the language is told. Without the list the answer stays: the server
 * then brings it with the form.
 */
async function loadAll(list: HTMLSelectElement): Promise<boolean> {
  try {
    const response = await fetch(`/districts?lang=${document.documentElement.lang}`);
    if (!response.ok) return false;
    const page = new DOMParser().parseFromString(`<select>${await response.text()}</select>`, 'text/html');
    const groups = page.querySelectorAll('optgroup');
    if (groups.length === 0) return false;
    list.replaceChildren(...(list.options[0] ? [list.options[0]] : []), ...groups);
    const elsewhere = document.getElementById('district-elsewhere');
    if (elsewhere) elsewhere.hidden = false;
    return true;
  } catch {
    return false;
  }
}
