import type { Config } from './config.ts';

/** Who has a name of its own: people take these roles by it, and the sealing key's policy names those that may open. */
export type NamedRole = 'office' | 'operator' | 'privacy-officer' | 'break-glass';

export const roleName = ({ stage }: Pick<Config, 'stage'>, role: NamedRole): string =>
  `pemberdayaan-tki-${stage}-${role}`;

/** The only ones that may unseal a person. */
export const mayUnseal: readonly NamedRole[] = ['office', 'privacy-officer', 'break-glass'];
