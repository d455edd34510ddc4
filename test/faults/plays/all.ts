import type { Fault } from './fault.ts';
import { feedbackFaults } from './feedback.ts';
import { intakeFaults } from './intake.ts';
import { letterFaults } from './letters.ts';
import { streamFaults } from './stream.ts';
import { weekFaults } from './weeks.ts';

/** Every row of the battery that is a play on the whole system. */
export const faults: readonly Fault[] = [
  ...intakeFaults,
  ...streamFaults,
  ...letterFaults,
  ...feedbackFaults,
  ...weekFaults,
];
