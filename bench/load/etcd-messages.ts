/**
 * The few etcd messages of the load, written by hand into a buffer that is made once: all keys of a run are equally
 * long, so a call only overwrites digits. An encoder from the generated code costs about a microsecond a call, a
 * tenth of the generator's budget; a test compares the bytes.
 */
import { type MethodName, stampBytes } from '../../profiles/profile.ts';

/** Keys end in their index, in this many digits. */
const keyDigits = 8;

/** Key number `index` of a run: what the encoders below write. */
export function keyOf(keyPrefix: string, index: number): string {
  return keyPrefix + String(index).padStart(keyDigits, '0');
}

/** The index at the end of a key. */
export function keyIndexOf(key: Uint8Array): number {
  let index = 0;
  for (const digit of key.subarray(key.length - keyDigits)) index = index * 10 + digit - 0x30;
  return index;
}

/** The smallest key above all that start with `keyPrefix`, as etcd's clients compute it. */
export function prefixEnd(keyPrefix: string): string {
  const last = keyPrefix.length - 1;
  return keyPrefix.slice(0, last) + String.fromCharCode(keyPrefix.charCodeAt(last) + 1);
}

/** Stands for the number of a write where no key is. */
export const absent = 0;

/**
 * The bytes of one call; `stamp` is the number of the write, `expected` that of the one whose value a compare-and-set
 * expects, or `absent`. Valid until the next one of the same method.
 */
export type EncodeRequest = (keyIndex: number, stamp: number, expected: number) => Uint8Array;

export interface RequestOptions {
  readonly keyPrefix: string;
  readonly valueSizeBytes: number;
  readonly rangeLimit: number;
  readonly serializable: boolean;
}

export function requestEncoder(method: MethodName, options: RequestOptions): EncodeRequest {
  const { keyPrefix, valueSizeBytes, rangeLimit } = options;
  const key = fieldBytes(1, Buffer.from(keyOf(keyPrefix, 0)));
  const serializable = options.serializable ? fieldVarint(7, 1) : [];
  switch (method) {
    case 'put': {
      const value = filler(valueSizeBytes);
      const head = Buffer.from([...key, ...(valueSizeBytes === 0 ? [] : fieldHead(2, valueSizeBytes))]);
      const stampAt = valueSizeBytes >= stampBytes ? head.length : -1;
      return overwriting(Buffer.concat([head, value]), [key.length], stampAt);
    }
    case 'get':
      return overwriting(Buffer.from([...key, ...serializable]), [key.length], -1);
    case 'range': {
      const end = fieldBytes(2, Buffer.from(prefixEnd(keyPrefix)));
      const request = Buffer.from([...key, ...end, ...fieldVarint(3, rangeLimit), ...serializable]);
      return overwriting(request, [key.length], -1);
    }
    case 'delete':
      return overwriting(Buffer.from(key), [key.length], -1);
    case 'cas':
      return valueSizeBytes < stampBytes ? noCas : casEncoder(options);
  }
}

/** Profiles with such compare-and-sets are refused; an encoder is made for every method, used or not. */
const noCas: EncodeRequest = () => {
  throw new Error('assert: values are too short to carry what a compare-and-set compares');
};

/** Numbers in etcd's Txn, Compare and RequestOp. */
const txn = { compare: 1, success: 2, failure: 3, target: 2, targetCreate: 1, targetValue: 3, equalsZero: [0x28, 0] };

/** Puts the key if it has the expected value, or is absent as expected; else the answer tells what it has. */
function casEncoder({ keyPrefix, valueSizeBytes }: RequestOptions): EncodeRequest {
  const keyText = Buffer.from(keyOf(keyPrefix, 0));
  const key = (field: number) => message(field, keyText);
  const value = filler(valueSizeBytes);
  const compare = (...parts: readonly Uint8Array[]) => message(txn.compare, ...parts);
  const target = (kind: number) => Uint8Array.from(fieldVarint(txn.target, kind));
  const put = message(txn.success, message(2, key(1), message(2, value)));
  const get = message(txn.failure, message(1, key(1)));
  const ifSame = Buffer.concat([compare(target(txn.targetValue), key(3), message(7, value)), put, get]);
  const ifAbsent = Buffer.concat([
    compare(target(txn.targetCreate), key(3), Uint8Array.from(txn.equalsZero)),
    put,
    get,
  ]);
  const ends = (request: Buffer) => placesOf(request, keyText).map((at) => at + keyText.length);
  const [expectedAt, stampAt] = placesOf(ifSame, value);
  const encodeSame = overwriting(ifSame, ends(ifSame), stampAt!, expectedAt!);
  const encodeAbsent = overwriting(ifAbsent, ends(ifAbsent), placesOf(ifAbsent, value)[0]!, -1);
  return (keyIndex, stamp, expected) => (expected === absent ? encodeAbsent : encodeSame)(keyIndex, stamp, expected);
}

function placesOf(bytes: Buffer, part: Uint8Array): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + part.length)) places.push(at);
  return places;
}

/** Where nothing is to be written the place is negative. */
function overwriting(request: Buffer, keyEnds: readonly number[], stampAt: number, expectedAt = -1): EncodeRequest {
  return (keyIndex, stamp, expected) => {
    for (const keyEnd of keyEnds) {
      let rest = keyIndex;
      for (let at = keyEnd - 1; at >= keyEnd - keyDigits; at--) {
        request[at] = 0x30 + (rest % 10);
        rest = (rest / 10) | 0;
      }
    }
    if (stampAt >= 0) writeStamp(request, stampAt, stamp);
    if (expectedAt >= 0) writeStamp(request, expectedAt, expected);
    return request;
  };
}

function writeStamp(buffer: Buffer, at: number, stamp: number): void {
  buffer.writeUInt32BE(Math.floor(stamp / 0x1_0000_0000), at);
  buffer.writeUInt32BE(stamp >>> 0, at + 4);
}

/** The number of the write that left `value`; null when it is too short to carry one. */
export function stampOf(value: Uint8Array): number | null {
  if (value.length < stampBytes) return null;
  const view = new DataView(value.buffer, value.byteOffset, stampBytes);
  return view.getUint32(0) * 0x1_0000_0000 + view.getUint32(4);
}

/** Bytes without a pattern that storage could compress away. */
function filler(sizeBytes: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  let state = 0x2545f491;
  for (let i = 0; i < sizeBytes; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/**
 * The revision in the header of a PutResponse or DeleteRangeResponse; 0 when there is none. Walks over the header's
 * fields only (field 1 of the answer, field 3 of the header).
 */
export function headerRevision(message: Uint8Array): number {
  if (message.length < 2 || message[0] !== 0x0a) return 0;
  const end = Math.min(message.length, 2 + message[1]!);
  let at = 2;
  while (at < end) {
    const tag = message[at++]!;
    let value = 0;
    let scale = 1;
    let byte = 0x80;
    while (byte >= 0x80 && at < end) {
      byte = message[at++]!;
      value += (byte & 0x7f) * scale;
      scale *= 128;
    }
    if (tag === 0x18) return value;
  }
  return 0;
}

/** A field of bytes, or a message of such fields. */
function message(field: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.from(fieldHead(field, length)), ...parts]);
}

function fieldBytes(field: number, bytes: Uint8Array): readonly number[] {
  return [...fieldHead(field, bytes.length), ...bytes];
}

function fieldHead(field: number, length: number): readonly number[] {
  return [(field << 3) | 2, ...varint(length)];
}

function fieldVarint(field: number, value: number): readonly number[] {
  return [field << 3, ...varint(value)];
}

function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
