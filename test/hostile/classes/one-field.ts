import { type Attempt, type Expected, type Fresh, sent } from '../harness/attempt.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A person in trouble, who may also write a story and how to call safely. */
const inTrouble: Fields = {
  ...{ targetGroup: 'bermasalah', choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }] },
  about: 'self',
};

const asking = (field: string): Fields => (field === 'story' || field === 'safeContact' ? inTrouble : {});

/** A body in which nothing but this field is strange. */
export const withField = (fresh: Fresh, field: string, value: unknown): Fields => ({
  ...fresh(asking(field)),
  [field]: value,
});

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'nothing';

/** The field is named as wrong, and nothing else is. */
export const refused = (fresh: Fresh, field: string, value: unknown, code?: string): Attempt =>
  attempt(fresh, field, value, { refused: 400, at: [field], ...(code !== undefined && { code }) });

/** Accepted, and kept as it was sent or as `kept`. */
export const accepted = (fresh: Fresh, field: string, value: unknown, kept: unknown = value): Attempt =>
  attempt(fresh, field, value, { kept: { [field]: kept } });

/** Nothing that is only a few letters or a word of ours: it may stand anywhere. */
function attempt(fresh: Fresh, field: string, value: unknown, expected: Expected): Attempt {
  const { values, ...more } = sent(`${field}: ${shown(value)}`, withField(fresh, field, value), expected);
  return { ...more, values: values.filter((one) => one !== value || /\P{L}/u.test(one)) };
}

export const unicode = (...points: readonly number[]): string => String.fromCodePoint(...points);
