import { withIdempotency } from './tutorial.ts';

export const handler = withIdempotency();
