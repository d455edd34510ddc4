import type * as z from 'zod/mini';
import { deployment } from '../catalog/deployment.ts';
import type { Catalog } from '../catalog/types.ts';
import { RequestError } from '../errors.ts';
import { type CardFacts, readCard } from './card.ts';
import { type AgeBand, ageBands, type Enrollment, untold } from './enrollment.ts';
import type { FieldProblem } from './field-error.ts';
import { ruleProblems } from './rules.ts';
import { enrollmentShape } from './shape.ts';
import { MOST_PROBLEMS, shapeProblems } from './shape-problems.ts';

type Context = { readonly catalog: Catalog; readonly today: string };
type Shape = ReturnType<typeof enrollmentShape>;

/**
 * An enrollment from the content of a body. `today` is the day `YYYY-MM-DD` at the ministry. Throws RequestError
 * `invalid-input` with one problem a field, in the form's order.
 */
export function parseEnrollment(body: unknown, { catalog, today }: Context): Enrollment {
  const shape = shapeFor(catalog);
  const parsed = shape.safeParse(body, { reportInput: true });
  const nik = nikOf(body, today, catalog);
  const problems = [
    ...(parsed.success ? [] : shapeProblems(parsed.error.issues)),
    ...ruleProblems(body, catalog),
    ...(typeof nik === 'string' ? [{ path: 'nik', code: nik }] : []),
  ];
  if (!parsed.success || typeof nik !== 'object' || problems.length > 0) {
    throw new RequestError('invalid-input', { errors: onePerField(problems, Object.keys(shape.shape)) });
  }
  return complete(parsed.data, nik);
}

/** A schema costs more to build than to use: one for each catalog. */
const shapes = new WeakMap<Catalog, Shape>();

function shapeFor(catalog: Catalog): Shape {
  const shape = shapes.get(catalog) ?? enrollmentShape(catalog);
  shapes.set(catalog, shape);
  return shape;
}

/** Undefined where the shape has already found fault: the field is missing, or not a text. */
function nikOf(body: unknown, today: string, { isCardRegion }: Catalog) {
  const nik = typeof body === 'object' && body !== null && 'nik' in body ? body.nik : undefined;
  return typeof nik === 'string'
    ? readCard(nik, { rule: deployment.card, today, isRegion: isCardRegion })
    : undefined;
}

function onePerField(problems: readonly FieldProblem[], order: readonly string[]): FieldProblem[] {
  const byPath = new Map<string, FieldProblem>();
  for (const problem of problems) if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
  const place = ({ path }: FieldProblem) => order.indexOf(path.split('.')[0] ?? '') + 1 || order.length + 1;
  return [...byPath.values()].sort((a, b) => place(a) - place(b)).slice(0, MOST_PROBLEMS);
}

const complete = (fields: z.output<Shape>, { nik, sex, age }: CardFacts): Enrollment => ({
  ...fields,
  nik,
  sex: sex ?? untold,
  ageBand: age === undefined ? untold : ageBandOf(age),
});

const ageBandOf = (age: number): AgeBand =>
  ageBands.findLast((band) => age >= Number.parseInt(band, 10)) ?? ageBands[0];
