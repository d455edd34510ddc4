/**
 * What is typed, a browser writes down by itself, to show it again after "back" or a crash: to whoever holds
 * the phone then. It passes over fields that it may not complete; these may be completed as long as they are empty.
 */
export function leaveNoTraces(typed: Node): void {
  typed.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) target.autocomplete = 'off';
  });
}
