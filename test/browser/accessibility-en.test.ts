import { describe } from 'vitest';
import { noPageBreaksWcag } from '../support/accessible-pages.ts';

describe('no page breaks WCAG 2.2 AA, in en', () => noPageBreaksWcag('en'));
