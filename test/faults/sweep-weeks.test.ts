import { longer } from './harness/scenarios.ts';
import { testSweep } from './harness/sweep-tests.ts';

testSweep(longer);
