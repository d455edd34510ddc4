import type { HostileClass } from '../harness/hostile-class.ts';
import { abuseClasses } from './abuse.ts';
import { bodyClasses } from './body.ts';
import { cardClasses } from './cards.ts';
import { crowdClasses } from './crowds.ts';
import { encodingClasses } from './encoding.ts';
import { headerClasses } from './headers.ts';
import { identifierClasses } from './identifiers.ts';
import { lengthClasses } from './lengths.ts';
import { mailClasses } from './mail.ts';
import { nameClasses } from './names.ts';
import { phoneClasses } from './phones.ts';
import { rendererClasses } from './renderers.ts';
import { routeClasses } from './routes.ts';
import { structureClasses } from './structure.ts';
import { syntaxClasses } from './syntax.ts';
import { textClasses } from './text.ts';
import { wireClass } from './wire.ts';

const numberOf = ({ id }: HostileClass): number => Number(id.slice(1));

/** All classes, in their order. */
export const classes: readonly HostileClass[] = [
  ...bodyClasses,
  ...encodingClasses,
  ...headerClasses,
  ...routeClasses,
  ...syntaxClasses,
  ...structureClasses,
  ...lengthClasses,
  ...textClasses,
  ...nameClasses,
  ...cardClasses,
  ...identifierClasses,
  ...phoneClasses,
  ...mailClasses,
  ...rendererClasses,
  ...abuseClasses,
  ...crowdClasses,
  wireClass,
].sort((a, b) => numberOf(a) - numberOf(b));
