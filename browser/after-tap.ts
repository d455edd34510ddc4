let pressed = false;
const waiting: (() => void)[] = [];

addEventListener('pointerdown', () => press(true), true);
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => press(false), true);

function press(down: boolean): void {
  pressed = down;
  // The click follows the release.
  if (!down) for (const act of waiting.splice(0)) setTimeout(act);
}

/** Once a tap has landed: words that appear between press and release move the button away from under the finger. */
export function afterTap(act: () => void): void {
  if (pressed) waiting.push(act);
  else setTimeout(act);
}
