import { type ByteString, sliceByteString, toByteString } from './byte-string.ts';
import type { PutOperation } from './command.ts';

/**
 * A put without options, as it stands in a log entry. Every node makes strings of its key and value; views of them, which
 * nobody needs then, cost as much again (a view is 800 instructions in V8), so they are made when asked for.
 */
export class LoggedPut implements PutOperation {
  readonly type = 'put';
  readonly prevKv = false;
  readonly ignoreValue = false;
  readonly lease = 0;
  readonly ignoreLease = false;
  readonly entry: Buffer;
  /** Where key and value stand in the entry. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;

  constructor(entry: Buffer, keyStart: number, keyEnd: number, valueStart: number, valueEnd: number) {
    this.entry = entry;
    this.keyStart = keyStart;
    this.keyEnd = keyEnd;
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
  }

  get key(): Uint8Array {
    return this.entry.subarray(this.keyStart, this.keyEnd);
  }

  get value(): Uint8Array {
    return this.entry.subarray(this.valueStart, this.valueEnd);
  }
}

export function keyTextOf(put: PutOperation): ByteString {
  return put instanceof LoggedPut ? sliceByteString(put.entry, put.keyStart, put.keyEnd) : toByteString(put.key);
}

export function valueTextOf(put: PutOperation): ByteString {
  return put instanceof LoggedPut ? sliceByteString(put.entry, put.valueStart, put.valueEnd) : toByteString(put.value);
}
