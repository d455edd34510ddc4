import type { HostileClass } from '../harness/hostile-class.ts';
import { cardClasses } from './cards.ts';
import { identifierClasses } from './identifiers.ts';
import { mailClasses } from './mail.ts';
import { nameClasses } from './names.ts';
import { phoneClasses } from './phones.ts';
import { rendererClasses } from './renderers.ts';
import { syntaxClasses } from './syntax.ts';
import { textClasses } from './text.ts';
import { transportClasses } from './transport.ts';

const numberOf = ({ id }: HostileClass): number => Number(id.slice(1));

/** All classes, in their order. */
export const classes: readonly HostileClass[] = [
  ...transportClasses,
  ...syntaxClasses,
  ...textClasses,
  ...nameClasses,
  ...cardClasses,
  ...identifierClasses,
  ...phoneClasses,
  ...mailClasses,
  ...rendererClasses,
].sort((a, b) => numberOf(a) - numberOf(b));
