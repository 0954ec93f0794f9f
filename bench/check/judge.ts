import { compileKey } from './key-history.ts';
import { linearize, type SearchBudget, type SearchVerdict } from './linearize.ts';
import type { Operation } from './operation.ts';

/** What is known of one key after its operations were checked. */
export interface Judgement {
  readonly verdict: SearchVerdict;
  readonly steps: number;
  /** Of an illegal history: the longest order found that explains what was returned, … */
  readonly longest: readonly Operation[];
  /** … and the first operation that had ended and that it leaves no place for. */
  readonly stuckAt: Operation | null;
}

/** Judges the operations of one key, in any order. */
export function judge(operations: readonly Operation[], budget: SearchBudget): Judgement {
  const compiled = compileKey(operations);
  const { verdict, steps, order, stuckAt } = linearize(compiled.history, budget);
  const illegal = verdict === 'illegal';
  return {
    verdict,
    steps,
    longest: illegal ? order.map((i) => compiled.operations[i]!) : [],
    stuckAt: illegal ? compiled.operations[stuckAt]! : null,
  };
}
