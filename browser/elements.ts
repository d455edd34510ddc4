type Content = Node | string;

/** An element with its attributes and its content. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** A button that sends nothing by itself. */
export function button(words: string, act: () => unknown, name = 'main'): HTMLButtonElement {
  const made = element('button', { type: 'button', class: name }, words);
  made.addEventListener('click', act);
  return made;
}

/** A part of the page that the server has put there. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}`);
  return found;
}
