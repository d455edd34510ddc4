import { matrixOf } from '../mistakes/matrix.ts';
import { mistakes } from '../mistakes/mistakes.ts';
import { faults } from '../plays/all.ts';
import { writePart } from './document.ts';
import { renderMistakes, renderRows } from './render.ts';
import { rowsOfWeeks } from './rows-of-weeks.ts';
import { rowsOfWork } from './rows-of-work.ts';

writePart('rows', renderRows([...rowsOfWork, ...rowsOfWeeks]));
writePart('mistakes', renderMistakes(await matrixOf(faults, mistakes)));
