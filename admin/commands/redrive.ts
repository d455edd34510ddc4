import type { AdminCommand } from '../command.ts';

export const redrive: AdminCommand = {
  name: 'redrive',
  summary: 'Give letters that were given up another chance; what was sent already is not sent again',
  roles: ['operator'],
  examples: ['redrive --stage prod --dry-run', 'redrive --stage prod'],
  changes: true,
  async run({ dryRun }, system) {
    const { waiting, moved, failure } = await system.move('LetterQueueDeadLetters', 'LetterQueue', dryRun);
    const data = { waiting, moved, ...(failure && { failure }) };
    if (dryRun) return { lines: [`Letters that would be moved: about ${waiting}.`], data };
    if (failure) return { ending: 'refused', lines: [`Letters moved: ${moved}. Then: ${failure}`], data };
    return { lines: [`Letters moved back to their queue: ${moved}.`], data };
  },
};
