import type { KeyValue, OperationResult, RangeResult } from './command.ts';

/** What results take in memory, estimated from above. In snapshots they take less. */

/** Of the objects and the table entry around a result, and around each key-value in it. */
export const resultOverheadBytes = 160;
const keyValueOverheadBytes = 320;
/** Small buffers are cut from pages of 8 KiB, which a kept one holds: the first and the last page are not only ours. */
const pagesBytes = 16_384;
/** What a kept result takes beside what its responses and key-values do. */
export const keptOverheadBytes = resultOverheadBytes + pagesBytes;

export function keptBytes(result: OperationResult): number {
  const bytes = keyValueBytes(result);
  return bytes === 0 ? resultOverheadBytes : keptOverheadBytes + bytes;
}

/** @param valueLength 0 when the value is left out. */
export function keyValueSizeBytes(keyLength: number, valueLength: number): number {
  return keyValueOverheadBytes + keyLength + valueLength;
}

export function keyValueBytes(result: OperationResult | RangeResult): number {
  switch (result.type) {
    case 'put':
      return result.prevKv === null ? 0 : sizeOf(result.prevKv);
    case 'deleteRange':
      return sum(result.prevKvs, sizeOf);
    case 'range':
      return sum(result.kvs, sizeOf);
    case 'txn':
      return sum(result.responses, (response) => resultOverheadBytes + keyValueBytes(response));
    default:
      return 0;
  }
}

function sizeOf({ key, value }: KeyValue): number {
  return keyValueSizeBytes(key.length, value.length);
}

function sum<T>(items: readonly T[], measure: (item: T) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}
