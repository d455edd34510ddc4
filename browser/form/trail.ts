/** The screens gone through since the page was opened. The browser's history holds only how many. */
let trail: string[] = [];
let depth = 0;
let folding = false;

export function beginTrail(screen: string): void {
  // Each screen is led to its top, by whoever shows it.
  history.scrollRestoration = 'manual';
  trail = [...trail.slice(0, depth), screen];
  history.replaceState({ depth }, '');
}

export function enter(screen: string): void {
  depth += 1;
  trail = [...trail.slice(0, depth), screen];
  history.pushState({ depth }, '');
}

/** Goes back in the history where that leads to this screen; false where it does not. */
export function returnTo(screen: string): boolean {
  if (depth === 0 || trail[depth - 1] !== screen) return false;
  history.back();
  return true;
}

/** Calls for each step that the browser itself makes through the history. */
export function onReturn(show: (screen: string | undefined) => void): void {
  depth = Number(history.state?.depth ?? 0);
  // Each screen begins at its top.
  history.scrollRestoration = 'manual';
  addEventListener('popstate', ({ state }) => {
    // A link within the page has no state, and is no screen.
    if (typeof state?.depth !== 'number') return;
    depth = state.depth;
    if (!folding) show(trail[depth]);
  });
}

/** Leaves the screens behind, so that one step back leaves the page. */
export async function fold(): Promise<void> {
  if (depth === 0) return;
  const folded = new Promise((resolve) => {
    addEventListener('popstate', resolve, { once: true });
    // A browser may forget entries; what comes after must not wait for them.
    setTimeout(resolve, 300);
  });
  folding = true;
  history.go(-depth);
  await folded;
  folding = false;
}
