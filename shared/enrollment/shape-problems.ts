import type * as z from 'zod/mini';
import { type FieldErrorCode, type FieldProblem, fieldErrorCodes } from './field-error.ts';

type Issue = z.core.$ZodIssue;

/** Told at once: enough for every field of the form, and more is no person's typing. */
export const MOST_PROBLEMS = 20;

/** What zod found, as paths and codes. The issues must hold their input (`reportInput`). */
export const shapeProblems = (issues: readonly Issue[]): FieldProblem[] => issues.flatMap(problemsOf);

function problemsOf(issue: Issue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.slice(0, MOST_PROBLEMS);
    return keys.map((key) => ({ path: pathOf([...issue.path, nameOf(key)]), code: 'unknown-field' }));
  }
  return [{ path: pathOf(issue.path), code: codeOf(issue) }];
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** A sender's own key is told back only when it looks like a field's name: a value that slipped into a key is not. */
const nameOf = (key: string): string => (/^[A-Za-z_]\w{0,39}$/.test(key) && !/\d{5}/.test(key) ? key : '?');

function codeOf(issue: Issue): FieldErrorCode {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'required' : 'wrong-type';
  return fieldErrorCodes.find((code) => code === issue.message) ?? 'wrong-type';
}
