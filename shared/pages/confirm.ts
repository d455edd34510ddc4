import type { Language } from '../text/language.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { type PostButton, postButton } from './post-button.ts';

export type ConfirmView = {
  readonly language: Language;
  readonly title: string;
  readonly words: string;
  readonly go: PostButton;
  readonly back?: PostButton;
};

/** Asks for one more tap before something is done; everything that was typed goes along. */
export function confirmPage({ language, title, words, go, back }: ConfirmView): string {
  const main = html`<h1>${title}</h1>
<p>${words}</p>
${postButton({ ...go, main: true })}
${back && postButton(back)}`;
  return layout({ language, title, main });
}
