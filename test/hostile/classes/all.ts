import type { HostileClass } from '../harness/hostile-class.ts';
import { syntaxClasses } from './syntax.ts';
import { transportClasses } from './transport.ts';

const numberOf = ({ id }: HostileClass): number => Number(id.slice(1));

/** All classes, in their order. */
export const classes: readonly HostileClass[] = [...transportClasses, ...syntaxClasses].sort(
  (a, b) => numberOf(a) - numberOf(b),
);
