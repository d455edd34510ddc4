import { aws, type Check, stops } from './check.ts';

/** How each state of a key is left. https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
const remedies: Readonly<Record<string, string>> = {
  Disabled: 'kms enable-key',
  PendingDeletion: 'kms cancel-key-deletion',
};

export const sealingKey: Check = {
  name: 'sealing key',
  async examine({ config, inspection }) {
    const { id, state } = await inspection.sealingKey();
    const fix = aws(config, `${remedies[state] ?? 'kms describe-key'} --key-id ${id}`);
    const then =
      state === 'PendingDeletion' ? `${fix}, then ${aws(config, `kms enable-key --key-id ${id}`)}` : fix;
    return {
      seen: state,
      findings: [
        state !== 'Enabled' &&
          stops(`The sealing key is ${state}: nobody can apply, and no office can open a person`, then),
      ],
    };
  },
};
