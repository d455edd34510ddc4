/** What can be wrong with one field. Stable: clients and the text catalogs (`error.<code>`) know them by name. */
export const fieldErrorCodes = [
  'required',
  'unknown-field',
  'wrong-type',
  'too-long',
  'too-many',
  'not-allowed-here',
  'unknown-value',
  'duplicate',
  'characters',
  'submission-id',
  'nik-length',
  'nik-region',
  'nik-date',
  'nik-serial',
  'nik-age',
  'phone-format',
  'consent',
  'consent-version',
  'not-eligible',
  'date-range',
] as const;
export type FieldErrorCode = (typeof fieldErrorCodes)[number];
export type FieldProblem = { readonly path: string; readonly code: FieldErrorCode };
