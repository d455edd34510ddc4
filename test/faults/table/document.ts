import { documentAt } from '../../support/document.ts';

export const { cellsOf, says, writePart } = documentAt('docs/faults.md');
