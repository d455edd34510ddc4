/** Every way in which a request can fail, with its HTTP status. The words stand in the text catalogs (`problem.<code>`). */
export const problemStatus = {
  'invalid-request': 400,
  'invalid-json': 400,
  'invalid-input': 400,
  'receipt-typo': 400,
  'sign-in-needed': 401,
  'code-wrong': 403,
  forbidden: 403,
  'not-found': 404,
  'need-not-here': 404,
  'no-statement': 404,
  'method-not-allowed': 405,
  'try-again': 409,
  'confirm-needed': 409,
  'not-possible-now': 409,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'not-eligible': 422,
  'district-not-covered': 422,
  'submission-id-reused': 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** One wrong field. `path` is dotted (`choices.0.program`), `code` is a stable identifier; the value never stands in it. */
export type FieldError = {
  readonly path: string;
  readonly code: string;
  /** Fill the placeholders of the error's text. */
  readonly params?: Readonly<Record<string, string | number>>;
};

/** The request cannot be served as it is. `params` fill the placeholders of the problem's text. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly params: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    details: { errors?: readonly FieldError[]; params?: Readonly<Record<string, string>> } = {},
  ) {
    super(code);
    this.code = code;
    this.errors = details.errors ?? [];
    this.params = details.params ?? {};
  }
}

/** A store or service did not answer, or asked us to slow down: the same call later is safe. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** A message or record that no retry can repair: report it and put it aside. */
export class Poison extends Error {
  override readonly name = 'Poison';
}
