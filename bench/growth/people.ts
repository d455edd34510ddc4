import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';

/** One in a hundred is in trouble. */
const groupOf = (order: number): string =>
  order % 100 === 0 ? 'bermasalah' : order % 5 === 1 ? 'calon' : order % 3 === 0 ? 'keluarga' : 'purna';

/** Three of ten people want two programs; only who is in trouble asks for a restricted one. */
export function personOf(order: number, seed: number): EnrollmentBody {
  const targetGroup = groupOf(order);
  const plan =
    targetGroup === 'calon' ? catalog.plans.find(({ country }) => country === 'refused')?.id : undefined;
  for (let tries = 1; ; tries += 1) {
    const body = enrollmentFor(seed * 50_000_000 + order * 100 + tries, {
      targetGroup,
      ...(plan && { plan }),
    });
    const restricted = body.choices.some(({ program }) => catalog.program(program).restricted);
    const isAsWished = restricted === (targetGroup === 'bermasalah');
    if (isAsWished && (restricted || body.choices.length === (order % 10 < 3 ? 2 : 1) || tries > 50))
      return body;
  }
}

/** Three people share an address. */
export function sourceOf(order: number): string {
  const source = Math.floor(order / 3);
  return `100.${64 + (source >> 16)}.${(source >> 8) & 255}.${source & 255}`;
}
