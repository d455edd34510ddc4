/** Of a closed week: the reader's own part, or the whole country. */
export type Scope = 'own' | 'national';

export const statementPath = (week: string, scope: Scope): string =>
  `/office/statements/${week}${scope === 'national' ? '/national' : ''}`;

/** How the addresses of its files end. */
export const fileEndings = { xlsx: '.xlsx', csv: '.csv', semicolon: '.semicolon.csv' } as const;
export type FileForm = keyof typeof fileEndings;
