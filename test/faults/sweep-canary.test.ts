import { flights } from './harness/canary.ts';
import { testSweep } from './harness/sweep-tests.ts';

testSweep(flights);
