/** `covered` as the battery asks; `translated` to this design, which is said; `not applicable` and `open`, with why. */
export type How = 'covered' | 'translated' | 'not applicable' | 'open';

export type Row = {
  readonly row: string;
  readonly fault: string;
  readonly how: How;
  /** Files, and a test's or play's title in them. */
  readonly by: readonly (readonly [file: string, title: string])[];
  readonly remark?: string;
  /** Must hold before anything is released. */
  readonly core?: true;
};

const play = (file: string) => (title: string) => [`test/faults/plays/${file}.ts`, title] as const;
export const intake = play('intake');
export const stream = play('stream');
export const letters = play('letters');
export const feedback = play('feedback');
export const weeks = play('weeks');
export const unit = (path: string, title: string) => [`test/unit/${path}.test.ts`, title] as const;
export const contract = (path: string, title: string) => [`test/contract/${path}.test.ts`, title] as const;
export const infra = (path: string, title: string) => [`test/infra/${path}.test.ts`, title] as const;
export const e2e = (path: string, title: string) => [`test/e2e/${path}.test.ts`, title] as const;
export const sweep = [
  'test/faults/harness/sweep-tests.ts',
  'whatever call of $name fails in whatever way, nothing is lost, doubled or miscounted',
] as const;
export const wire = (title: string) => ['test/faults/wire.test.ts', title] as const;
export const meeting = (title: string) => ['test/faults/plays/meetings.ts', title] as const;
export const versions = (title: string) => ['test/faults/versions.test.ts', title] as const;
