import { type ByteString, toByteString } from './byte-string.ts';

/** Keys k with from <= k < to. `to` null: no upper end. */
export interface KeyRange {
  readonly from: ByteString;
  readonly to: ByteString | null;
}

/**
 * The keys that an etcd request names: no range end, the one key; a single zero byte, every key from `key` on;
 * otherwise [key, rangeEnd). (A prefix is such a range, made by the client.)
 */
export function keyRange(key: Uint8Array, rangeEnd: Uint8Array): KeyRange {
  const from = toByteString(key);
  if (rangeEnd.length === 0) return { from, to: `${from}\0` }; // the smallest key above `from`
  if (rangeEnd.length === 1 && rangeEnd[0] === 0) return { from, to: null };
  return { from, to: toByteString(rangeEnd) };
}
