/** What a history wants of etcd's answers, read from the bytes: decoding them whole would cost microseconds a call. */
import { stampOf } from './etcd-messages.ts';

/** The key of a single-key read as it was; revision 0: it was not there. */
export interface ReadKey {
  revision: number;
  /** Number of the write that left the value; null when there is none, or it is too short to carry one. */
  stamp: number | null;
}

const answer = { kvs: 2, deleted: 2, succeeded: 2, responses: 3, responseRange: 1 } as const;
const keyValue = { modRevision: 3, value: 5 } as const;

/** The first key of a RangeResponse, into `read`. */
export function readFirstKey(message: Uint8Array, read: ReadKey): void {
  readFirstKeyOf(new Fields(message, 0, message.length), message, read);
}

/**
 * Whether the comparison of a TxnResponse was true; when it was not, the key that the transaction read instead, into `read`.
 */
export function readCas(message: Uint8Array, read: ReadKey): boolean {
  read.revision = 0;
  read.stamp = null;
  const fields = new Fields(message, 0, message.length);
  while (fields.next()) {
    if (fields.number === answer.succeeded && !fields.isBytes && fields.value === 1) return true;
    if (fields.number !== answer.responses || !fields.isBytes) continue;
    const response = new Fields(message, fields.start, fields.end);
    if (!response.next() || response.number !== answer.responseRange || !response.isBytes) continue;
    readFirstKeyOf(new Fields(message, response.start, response.end), message, read);
  }
  return false;
}

function readFirstKeyOf(fields: Fields, message: Uint8Array, read: ReadKey): void {
  read.revision = 0;
  read.stamp = null;
  while (fields.next()) {
    if (fields.number !== answer.kvs || !fields.isBytes) continue;
    readKeyValue(new Fields(message, fields.start, fields.end), message, read);
    return;
  }
}

function readKeyValue(fields: Fields, message: Uint8Array, read: ReadKey): void {
  while (fields.next()) {
    if (fields.number === keyValue.modRevision && !fields.isBytes) read.revision = fields.value;
    else if (fields.number === keyValue.value && fields.isBytes)
      read.stamp = stampOf(message.subarray(fields.start, fields.end));
  }
}

/** How many keys a DeleteRangeResponse says to have deleted. */
export function deletedCount(message: Uint8Array): number {
  const fields = new Fields(message, 0, message.length);
  while (fields.next()) if (fields.number === answer.deleted && !fields.isBytes) return fields.value;
  return 0;
}

/** Walks over the fields of one message; ends early at one that is cut short or of a kind that etcd does not send. */
class Fields {
  number = 0;
  isBytes = false;
  value = 0;
  start = 0;
  end = 0;
  private at: number;
  private readonly limit: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number, limit: number) {
    this.bytes = bytes;
    this.at = at;
    this.limit = limit;
  }

  next(): boolean {
    if (this.at >= this.limit) return false;
    const tag = this.varint();
    this.number = Math.floor(tag / 8);
    const wireType = tag % 8;
    this.isBytes = wireType === 2;
    if (wireType !== 0 && wireType !== 2) return false;
    this.value = this.varint();
    if (!this.isBytes) return true;
    this.start = this.at;
    this.end = this.at + this.value;
    this.at = this.end;
    return this.end <= this.limit;
  }

  /** Exact below 2^53; revisions and counts are. */
  private varint(): number {
    let value = 0;
    let scale = 1;
    while (this.at < this.limit) {
      const byte = this.bytes[this.at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 128;
    }
    return value;
  }
}
