import { type NikProblem, readNik } from '../shared/enrollment/nik.ts';
import { type PhonePlan, readPhone } from '../shared/enrollment/phone.ts';

/** One answer, and what is known about its question. */
export type Given = {
  readonly name: string;
  readonly value: string;
  readonly required: boolean;
  /** The values that may stand only once, chosen before this one. */
  readonly before?: readonly string[];
};

/** Codes of `shared/enrollment/field-error.ts`. */
export type AnswerProblem = NikProblem | 'required' | 'consent' | 'duplicate' | 'phone-format';

/** The ministry's day, how telephones are numbered, and with which provinces a card can begin: none where a card's number tells nothing. */
export type Facts = {
  readonly today: string;
  readonly phone: PhonePlan;
  readonly provinces: ReadonlySet<string>;
};

export const factsOf = ({
  dataset,
}: {
  readonly dataset: Readonly<Record<string, string | undefined>>;
}): Facts => ({
  today: dataset['today'] ?? '',
  phone: (dataset['phone'] ?? '').split(' ') as unknown as PhonePlan,
  provinces: new Set(dataset['provinces']?.split(' ')),
});

/** What the server would say about an answer, as far as it can be known here. */
export function problemWith(
  { name, value, required, before = [] }: Given,
  facts: Facts,
): AnswerProblem | undefined {
  const typed = value.trim();
  if (typed === '') return required ? emptiness(name) : undefined;
  if (name === 'nik') return nikProblem(typed, facts);
  if (name === 'phone') return readPhone(typed, facts.phone) === undefined ? 'phone-format' : undefined;
  return before.includes(typed) ? 'duplicate' : undefined;
}

const emptiness = (name: string): AnswerProblem => (name === 'consent.given' ? 'consent' : 'required');

function nikProblem(typed: string, { today, provinces }: Facts): NikProblem | undefined {
  if (provinces.size === 0) return undefined;
  const read = readNik(typed, today, (code) => provinces.has(code.slice(0, 2)));
  return typeof read === 'string' ? read : undefined;
}
