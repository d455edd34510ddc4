import type { HostileClass } from '../harness/hostile-class.ts';
import { bodyClasses } from './body-classes.ts';
import { encodingClasses } from './encoding-classes.ts';
import { headerClasses } from './header-classes.ts';
import { nameClasses } from './names.ts';
import { routeClasses } from './route-classes.ts';
import { syntaxClasses } from './syntax.ts';
import { textClasses } from './text.ts';

const numberOf = ({ id }: HostileClass): number => Number(id.slice(1));

/** All classes, in their order. */
export const classes: readonly HostileClass[] = [
  ...bodyClasses,
  ...encodingClasses,
  ...headerClasses,
  ...routeClasses,
  ...syntaxClasses,
  ...textClasses,
  ...nameClasses,
].sort((a, b) => numberOf(a) - numberOf(b));
