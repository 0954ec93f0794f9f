import * as assert from 'uvu/assert';
import type {
  Command,
  Comparison,
  DeleteRangeOperation,
  Operation,
  PutOperation,
  RangeQuery,
  RangeResult,
  Session,
  TxnOperation,
  TxnStep,
} from '../../../server/statemachine/command.ts';
import { rangeQuery } from '../../../server/statemachine/range-query.ts';
import type { StateMachine } from '../../../server/statemachine/state-machine.ts';
import type { Random } from '../../support/random.ts';

/** Short ways to write commands in tests; keys and values as Latin-1 text. */
export const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export const text = (value: Uint8Array): string => Buffer.from(value).toString('latin1');

const putDefaults = { prevKv: false, ignoreValue: false, lease: 0, ignoreLease: false };

/** Buffers and plain byte arrays with the same content are the same result. */
export function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, v) => (v?.type === 'Buffer' || v instanceof Uint8Array ? [...(v.data ?? v)] : v)),
  );
}

export function put(key: string, value: string, more: Partial<PutOperation> = {}): PutOperation {
  return { type: 'put', key: bytes(key), value: bytes(value), ...putDefaults, ...more };
}

export function deleteRange(key: string, rangeEnd = '', prevKv = false): DeleteRangeOperation {
  return { type: 'deleteRange', key: bytes(key), rangeEnd: bytes(rangeEnd), prevKv };
}

export function range(key: string, rangeEnd = '', more: Partial<RangeQuery> = {}): RangeQuery {
  return { ...rangeQuery(bytes(key), bytes(rangeEnd)), ...more };
}

export function compare(
  key: string,
  target: Comparison['target'],
  result: Comparison['result'],
  wanted: number | string,
  rangeEnd = '',
): Comparison {
  return {
    key: bytes(key),
    rangeEnd: bytes(rangeEnd),
    target,
    result,
    number: typeof wanted === 'number' ? wanted : 0,
    bytes: bytes(typeof wanted === 'string' ? wanted : ''),
  };
}

export function txn(compare: Comparison[], success: TxnStep[], failure: TxnStep[] = []): TxnOperation {
  return { type: 'txn', compare, success, failure };
}

export function command(operation: Operation, session: Session | null = null, sequence = 1): Command {
  return { origin: { node: 1, boot: 77, sequence }, session, operation };
}

/** What a transaction can hold. */
export type WriteOperation = Exclude<TxnStep, RangeQuery>;

/** The answer to a read that is not refused. */
export function rangeOf(machine: StateMachine, query: RangeQuery): RangeResult {
  const result = machine.range(query);
  assert.is(result.type, 'range');
  return result as RangeResult;
}

/** Few short keys, so that operations meet. */
export function randomKey(random: Random): string {
  return random.pick(['a', 'a\0', 'aa', 'ab', 'b', 'b\xff', 'c', '\xff', '\xfe\0']);
}

function randomEnd(random: Random): string {
  return random.pick(['', '', '\0', randomKey(random), randomKey(random)]);
}

/** @param revisionMax queries may read at any revision up to it, also below what is compacted. */
export function randomQuery(random: Random, revisionMax = 0): RangeQuery {
  const bound = () => (random.chance(0.2) ? random.int(1, 30) : 0);
  return range(randomKey(random), randomEnd(random), {
    revision: random.chance(0.5) ? random.int(0, revisionMax) : 0,
    limit: random.chance(0.5) ? random.int(0, 4) : 0,
    sortOrder: random.pick(['none', 'ascend', 'descend'] as const),
    sortTarget: random.pick(['key', 'version', 'create', 'mod', 'value'] as const),
    keysOnly: random.chance(0.2),
    countOnly: random.chance(0.1),
    minModRevision: bound(),
    maxModRevision: bound(),
    minCreateRevision: bound(),
    maxCreateRevision: bound(),
  });
}

function randomComparison(random: Random): Comparison {
  const target = random.pick(['version', 'create', 'mod', 'value', 'lease'] as const);
  const result = random.pick(['equal', 'greater', 'less', 'notEqual'] as const);
  const wanted = target === 'value' ? random.pick(['', 'v0', 'v1', 'v2']) : random.int(0, 6);
  return compare(randomKey(random), target, result, wanted, random.chance(0.3) ? randomEnd(random) : '');
}

function randomStep(random: Random, depth: number, revisionMax: number): TxnStep {
  if (random.chance(0.3)) return randomQuery(random, random.chance(0.2) ? revisionMax : 0);
  return randomOperation(random, depth, revisionMax);
}

/** Anything that a log may carry. */
export function randomCommandOperation(random: Random, revisionMax = 0): Operation {
  const id = random.int(1, 4);
  const choice = random.next();
  if (choice < 0.06) return { type: 'leaseGrant', id, ttlSeconds: random.int(1, 100) };
  if (choice < 0.09) return { type: 'leaseRevoke', id };
  if (choice < 0.12) {
    const checkpoints = [id, random.int(1, 4)].map((id) => ({ id, remainingTtlSeconds: random.int(0, 50) }));
    return { type: 'leaseCheckpoint', checkpoints };
  }
  if (choice < 0.14) return { type: 'compact', revision: random.int(0, revisionMax) };
  if (choice < 0.18) return { type: 'advanceTime', timeMs: random.int(0, 100_000) };
  return randomOperation(random, 2, revisionMax);
}

export function randomOperation(random: Random, depth = 2, revisionMax = 0): WriteOperation {
  const choice = random.next();
  if (depth > 0 && choice < 0.35) {
    const steps = () => Array.from({ length: random.int(0, 3) }, () => randomStep(random, depth - 1, revisionMax));
    const comparisons = Array.from({ length: random.int(0, 2) }, () => randomComparison(random));
    return txn(comparisons, steps(), steps());
  }
  if (choice < 0.5)
    return deleteRange(randomKey(random), random.chance(0.4) ? randomEnd(random) : '', random.chance(0.5));
  const ignoreValue = random.chance(0.15);
  const value = ignoreValue ? '' : `v${random.int(0, 3)}`;
  const ignoreLease = random.chance(0.1);
  const lease = !ignoreLease && random.chance(0.3) ? random.int(1, 4) : 0;
  return put(randomKey(random), value, { prevKv: random.chance(0.3), ignoreValue, lease, ignoreLease });
}
