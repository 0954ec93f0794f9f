import type { Operation, Value } from '../../../bench/check/operation.ts';

interface State {
  readonly value: Value | null;
  /** Of the last change; null: not known, but above `above`. */
  readonly revision: number | null;
  readonly above: number;
}

/**
 * The definition of linearizability, carried out word by word: is there an order of all operations that ended, and of some
 * that did not, that keeps real time and explains each answer? Tries them all, so for a handful of operations only.
 */
export function isLinearizable(operations: readonly Operation[]): boolean {
  const possible = operations.filter(
    ({ kind, outcome }) => outcome === 'ok' || (outcome === 'unknown' && kind !== 'get'),
  );
  return canFinish(possible, { value: null, revision: 0, above: 0 });
}

function canFinish(rest: readonly Operation[], state: State): boolean {
  if (rest.every(({ outcome }) => outcome === 'unknown')) return true;
  return rest.some((next) => {
    if (rest.some((other) => other.outcome === 'ok' && other.returnUs < next.callUs)) return false;
    const after = outcomeOf(next, state);
    return (
      after !== null &&
      canFinish(
        rest.filter((other) => other !== next),
        after,
      )
    );
  });
}

/** The state after the operation; null when it cannot have returned what it did. */
function outcomeOf(operation: Operation, state: State): State | null {
  const { kind, value, revision, took, outcome } = operation;
  const present = state.value !== null;
  if (kind === 'get') {
    if (value !== state.value) return null;
    if (revision === null || !present) return state;
    if (state.revision !== null) return state.revision === revision ? state : null;
    return revision > state.above ? { value, revision, above: revision } : null;
  }
  if (kind === 'put') return changed(operation, state, value);
  const applies = kind === 'delete' ? present : state.value === operation.expected;
  if (outcome === 'ok' && took !== null && took !== applies) return null;
  if (applies) return changed(operation, state, kind === 'delete' ? null : value);
  return kind === 'delete' && revision !== null && revision < state.above ? null : state;
}

function changed({ revision }: Operation, state: State, value: Value | null): State | null {
  if (revision === null) return { value, revision: null, above: state.above };
  return revision > state.above ? { value, revision, above: revision } : null;
}
