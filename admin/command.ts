import type { System } from './aws/system.ts';
import type { Ending } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** What was typed. Card numbers and receipts never stand here, where the shell would remember them: `terminal` asks. */
export type Asked = {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly dryRun: boolean;
  readonly terminal: Terminal;
};

/** What a person reads, and what `--json` prints in its place. */
export type Told = { readonly ending?: Ending; readonly lines: readonly string[]; readonly data: object };

/** Roles that people take (docs/deploy.md); the template says what each may. */
export const roles = ['operator', 'privacy-officer', 'break-glass'] as const;
export type RoleName = (typeof roles)[number];

export type AdminCommand = {
  readonly name: string;
  /** In the notation of commander: `<week>`, `[week]`. */
  readonly args?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Whose it is: a test holds the template's policies to it. */
  readonly roles: readonly RoleName[];
  /** Without `npm run admin --` before them. */
  readonly examples: readonly string[];
  /** It changes something, so it takes `--dry-run`: it then says what it would do, and does nothing. */
  readonly changes: boolean;
  run(asked: Asked, system: System): Promise<Told>;
};
