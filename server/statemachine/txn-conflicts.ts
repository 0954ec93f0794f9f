import { type ByteString, toByteString } from './byte-string.ts';
import type { TxnOperation, TxnStep } from './command.ts';
import { keyRange } from './key-range.ts';
import { KeyRanges } from './key-ranges.ts';

/**
 * True when a key could be written twice in one transaction: put twice, or put and deleted. All writes of a transaction
 * share one revision, so a second one would have no place in the key's history. The branches of one transaction exclude
 * each other and may write the same key.
 *
 * The rule and its order are etcd's (checkIntervals in server/etcdserver/api/v3rpc/key.go): a nested transaction's puts
 * are held against the deletes of its parent and of the siblings before it. One difference: etcd overlooks a delete
 * without upper end (range end "\0"), we count it.
 */
export function writesConflict(txn: TxnOperation): boolean {
  return collectWrites(txn.success) === null || collectWrites(txn.failure) === null;
}

interface Writes {
  readonly puts: Set<ByteString>;
  readonly deletes: KeyRanges;
}

/** Null when the steps conflict. */
function collectWrites(steps: readonly TxnStep[]): Writes | null {
  const writes: Writes = { puts: new Set(), deletes: deletesOf(steps) };
  for (const step of steps) {
    if (step.type === 'txn' && !addNested(writes, step)) return null;
  }
  for (const step of steps) {
    if (step.type === 'put' && !addPut(writes, toByteString(step.key))) return null;
  }
  return writes;
}

function deletesOf(steps: readonly TxnStep[]): KeyRanges {
  const ranges = new KeyRanges();
  for (const step of steps) {
    if (step.type === 'deleteRange') ranges.add(keyRange(step.key, step.rangeEnd));
  }
  return ranges;
}

function addNested(writes: Writes, txn: TxnOperation): boolean {
  const success = collectWrites(txn.success);
  const failure = collectWrites(txn.failure);
  if (success === null || failure === null) return false;
  for (const key of new Set([...success.puts, ...failure.puts])) {
    if (!addPut(writes, key)) return false;
  }
  for (const range of success.deletes) writes.deletes.add(range);
  for (const range of failure.deletes) writes.deletes.add(range);
  return true;
}

function addPut(writes: Writes, key: ByteString): boolean {
  if (writes.puts.has(key) || writes.deletes.has(key)) return false;
  writes.puts.add(key);
  return true;
}
