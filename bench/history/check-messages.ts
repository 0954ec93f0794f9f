import type { KeyHistory } from '../check/key-history.ts';
import type { SearchVerdict } from '../check/linearize.ts';
import type { Operation } from '../check/operation.ts';

/** To a worker of the check. `timeLeftMs` counts from when the worker hears of it. */
export type ToChecker =
  | { readonly type: 'judge'; readonly histories: readonly KeyHistory[]; readonly timeLeftMs: number }
  | { readonly type: 'shrink'; readonly operations: readonly Operation[]; readonly timeLeftMs: number };

export type FromChecker =
  | { readonly type: 'judged'; readonly verdicts: readonly SearchVerdict[] }
  | { readonly type: 'shrunk'; readonly part: readonly Operation[] };
