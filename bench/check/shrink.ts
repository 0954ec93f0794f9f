import { type Judgement, judge } from './judge.ts';
import type { SearchBudget } from './linearize.ts';
import { byCall, type Operation, type Value } from './operation.ts';

/**
 * A smallest illegal part of an illegal history of one key: no group of its operations can be left out without what is left
 * becoming legal. Only what keeps the meaning is left out: were the whole history legal, so would be what is left. So a
 * write goes together with all that read it, and stays where an answer depends on it in another way.
 *
 * Delta debugging (Zeller, 1999): chunks of half the operations, then of a quarter, down to single ones. When the budget is
 * used up, the smallest part so far.
 */
export function shrink(operations: readonly Operation[], budget: SearchBudget): readonly Operation[] {
  return new Shrinker(budget).run([...operations].sort(byCall));
}

class Shrinker {
  private readonly stop: () => boolean;
  private stepsLeft: number;

  constructor({ maxSteps, stop }: SearchBudget) {
    this.stepsLeft = maxSteps;
    this.stop = stop ?? (() => false);
  }

  run(operations: readonly Operation[]): readonly Operation[] {
    const relevant = operations.filter(
      ({ kind, outcome }) => outcome === 'ok' || (outcome === 'unknown' && kind !== 'get'),
    );
    let part = this.smallerOf(relevant, this.cutAtFailure(relevant));
    part = this.smallerOf(part, part.map(withoutCount));
    // They keep every write from being left out, and are seldom what is wrong.
    part = this.smallerOf(part, part.filter(mayChange));
    for (let chunk = Math.ceil(part.length / 2); chunk >= 1; ) {
      const before = part.length;
      part = this.dropChunks(part, chunk);
      // A single one that could not go before may be able to after another went.
      if (chunk > 1) chunk = Math.min(Math.ceil(chunk / 2), Math.max(1, part.length));
      else if (part.length === before) break;
      if (this.exhausted) break;
    }
    return part;
  }

  /** Leaves out all that began after the search had failed: usually most of a long history, in one attempt. */
  private cutAtFailure(operations: readonly Operation[]): readonly Operation[] | null {
    const { stuckAt } = this.judge(operations);
    if (stuckAt === null) return null;
    return dropClosed(
      operations,
      operations.filter(({ callUs }) => callUs > stuckAt.returnUs),
    );
  }

  private dropChunks(operations: readonly Operation[], chunk: number): readonly Operation[] {
    let part = operations;
    // From the end: what came after the failure goes first.
    for (let end = part.length; end > 0 && !this.exhausted; ) {
      const smaller = dropClosed(part, part.slice(Math.max(0, end - chunk), end));
      if (smaller !== null && this.isIllegal(smaller)) part = smaller;
      end = Math.min(end - chunk, part.length);
    }
    return part;
  }

  private smallerOf(part: readonly Operation[], candidate: readonly Operation[] | null): readonly Operation[] {
    return candidate !== null && this.isIllegal(candidate) ? candidate : part;
  }

  private isIllegal(operations: readonly Operation[]): boolean {
    return this.judge(operations).verdict === 'illegal';
  }

  private judge(operations: readonly Operation[]): Judgement {
    const judgement = judge(operations, { maxSteps: this.stepsLeft, stop: this.stop });
    this.stepsLeft -= judgement.steps;
    return judgement;
  }

  private get exhausted(): boolean {
    return this.stepsLeft <= 0 || this.stop();
  }
}

/** Whether a delete found something is often beside the point, and keeps writes from being left out. */
function withoutCount(operation: Operation): Operation {
  return operation.kind === 'delete' ? { ...operation, took: null } : operation;
}

/**
 * The operations without `dropped` and without all that could not be explained for lack of them. Null when an answer that
 * stays depends on a dropped write without naming its value.
 */
function dropClosed(operations: readonly Operation[], dropped: readonly Operation[]): readonly Operation[] | null {
  const gone = new Set(dropped);
  const values = new Set(dropped.filter((each) => each.kind !== 'get' && mayChange(each)).map(valueLeft));
  for (let size = -1; size !== values.size; ) {
    size = values.size;
    for (const operation of operations) {
      if (gone.has(operation) || !dependsOn(operation, values)) continue;
      gone.add(operation);
      if (operation.kind === 'cas') values.add(valueLeft(operation));
    }
  }
  const rest = operations.filter((operation) => !gone.has(operation));
  return values.size > 0 && rest.some(noticesDroppedWrite) ? null : rest;
}

/** All but what surely found nothing to delete, or something else than it expected. */
function mayChange({ took }: Operation): boolean {
  return took !== false;
}

function valueLeft({ kind, value }: Operation): Value | null {
  return kind === 'delete' ? null : value;
}

function dependsOn({ kind, value, expected, took }: Operation, values: ReadonlySet<Value | null>): boolean {
  return (kind === 'get' && values.has(value)) || (kind === 'cas' && took !== false && values.has(expected));
}

/** Whether the answer may owe itself to a dropped write without naming it: something was there to delete, or not what was expected. */
function noticesDroppedWrite({ kind, took }: Operation): boolean {
  return (kind === 'delete' && took !== null) || (kind === 'cas' && took === false);
}
