import { documentAt } from '../../support/document.ts';

export const { cellsOf, writePart } = documentAt('docs/hostile.md');
