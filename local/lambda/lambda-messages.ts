import type { Json } from '../json.ts';

/** What a function's failure looks like, in Lambda's words. */
export type FunctionError = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
};

/** What the host says to a function's process. `fixed` is the simulated moment, null for the real clock. */
export type ToChild =
  | { readonly type: 'start' | 'clock'; readonly fixed: number | null }
  | {
      readonly type: 'invoke';
      readonly requestId: string;
      readonly functionArn: string;
      readonly timeoutMs: number;
      readonly event: Json;
      readonly fixed: number | null;
    };

/** What a function's process answers. `payload` is the handler's result as JSON. */
export type FromChild =
  | { readonly type: 'ready' }
  | { readonly type: 'unable'; readonly error: FunctionError }
  | { readonly type: 'result'; readonly requestId: string; readonly payload: string }
  | { readonly type: 'error'; readonly requestId: string; readonly error: FunctionError };
