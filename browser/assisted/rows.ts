/** What was typed, by the form's own names (`choices.0.program`). */
export type Values = Readonly<Record<string, string>>;

/** What is wrong, in words; `path` where one question is to blame. */
export type Wrong = { readonly path?: string; readonly message: string };

/** What a slip says: the server's answer, without what nobody reads. */
export type Answer = {
  /** `XXXX-XXXX-XXXX` */
  readonly receipt: string;
  readonly statusUrl: string;
  readonly answerBy: string;
  readonly contact: string;
  readonly notice?: { readonly message: string; readonly alternatives: readonly string[] };
};

type State =
  | { readonly state: 'wrong' | 'refused'; readonly problems: readonly Wrong[] }
  /** The bytes to send, again and again the same; `tried`: the server may have them already. */
  | { readonly state: 'waiting'; readonly body: string; readonly tried?: true }
  | { readonly state: 'sent'; readonly answer: Answer };

/** One person. The number is the one on the paper list, and stays. */
export type Row = { readonly number: number; readonly added: number; readonly values: Values } & State;
export type RowOf<S extends Row['state']> = Extract<Row, { readonly state: S }>;

export type List = {
  /** The number of the next person. Numbers are not used again. */
  readonly next: number;
  /** What is the same for all who are added from now on. */
  readonly carried: Values;
  readonly rows: readonly Row[];
};

const keepMs = 72 * 60 * 60 * 1000;

export const emptyList: List = { next: 1, carried: {}, rows: [] };

/** With a row that is new, or in the place of the one with its number. */
export function putRow(list: List, row: Row): List {
  const others = list.rows.filter(({ number }) => number !== row.number);
  const rows = [...others, row].sort((a, b) => a.number - b.number);
  return { ...list, rows, next: Math.max(list.next, row.number + 1) };
}

export const withoutRow = (list: List, number: number): List => ({
  ...list,
  rows: list.rows.filter((row) => row.number !== number || isFixed(row)),
});

export const rowOf = (list: List, number: number): Row | undefined =>
  list.rows.find((row) => row.number === number);

/** Whether the server has, or may have, what it says: then it can be neither changed nor taken back here. */
export const isFixed = (row: Row): boolean =>
  row.state === 'sent' || (row.state === 'waiting' && row.tried === true);

export const rowsIn = <S extends Row['state']>(list: List, state: S): readonly RowOf<S>[] =>
  list.rows.filter((row): row is RowOf<S> => row.state === state);

/** Each person for 72 hours, and no longer, also where the clock was set back. */
export const withoutOld = (list: List, now: number): List => ({
  ...list,
  rows: list.rows.filter(({ added }) => Math.abs(now - added) < keepMs),
});

export const withoutSent = (list: List): List => ({
  ...list,
  rows: list.rows.filter(({ state }) => state !== 'sent'),
});

/** Another row with the same card number. */
export function sameCard(list: List, row: Row): Row | undefined {
  const digits = cardOf(row);
  return digits ? list.rows.find((other) => other !== row && cardOf(other) === digits) : undefined;
}

const cardOf = ({ values }: Row): string => (values['nik'] ?? '').replace(/\D/g, '');
