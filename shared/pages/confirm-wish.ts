import type { Wish } from '../referral/wish.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { confirmPage } from './confirm.ts';
import { readablePhone } from './telephone.ts';

export type ConfirmWishView = {
  readonly wish: Wish;
  readonly receipt: string;
  readonly language: Language;
  /** How many choices there are. */
  readonly choices: number;
};

/** Asks once more before a wish is written down. */
export function confirmWish({ wish, receipt, language, choices }: ConfirmWishView): string {
  const action = `/status?lang=${language}`;
  const said = Object.entries(wish).map(([name, value]) => [name, String(value)]);
  return confirmPage({
    language,
    ...wordsFor(wish, language, choices),
    go: {
      action,
      fields: { ...Object.fromEntries(said), receipt, confirmed: 'true' },
      words: text(language, `status.sure.${wish.action}.go`),
    },
    back: { action, fields: { receipt }, words: text(language, 'status.sure.back') },
  });
}

function wordsFor(wish: Wish, language: Language, choices: number): { title: string; words: string } {
  switch (wish.action) {
    case 'withdraw':
    case 'keep': {
      const { action, choice: number } = wish;
      const isOne = number !== undefined && choices > 1;
      return {
        title: isOne
          ? text(language, `status.sure.${action}.one`, { number })
          : text(language, `status.sure.${action}.all`),
        words: text(language, `status.sure.${action}.words`),
      };
    }
    case 'confirm':
      return {
        title: text(language, `status.sure.confirm.${wish.answer}`),
        words: text(language, `status.sure.confirm.${wish.answer}.words`),
      };
    case 'correct-phone':
      return {
        title: text(language, 'status.sure.correct-phone.title'),
        words: text(language, 'status.sure.correct-phone.words', { phone: readablePhone(wish.phone) }),
      };
  }
}
