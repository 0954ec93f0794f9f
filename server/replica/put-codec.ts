import { asBuffer } from '../../proto/protobuf/as-buffer.ts';
import { FieldReader } from '../../proto/protobuf/field-reader.ts';
import { varintBytes, writeVarint } from '../../proto/protobuf/varint.ts';
import type { Command, Origin, PutOperation } from '../statemachine/command.ts';
import { LoggedPut } from '../statemachine/logged-put.ts';

/**
 * Log entries that are plain puts, by hand: nearly all entries are, and every node decodes every one. The bytes are those of
 * the generated codec for scalectl.command.v1.Command; what is not plain is left to it. (docs/decisions/0020)
 */

const putTag = 0x52;
const keyTag = 0x0a;
const valueTag = 0x12;

const reader = new FieldReader();

/** Null when there is more to the command than who wants which value under which key. */
export function encodePlainPut({ origin, session, operation }: Command): Uint8Array | null {
  if (session !== null || operation.type !== 'put' || !isPlain(operation)) return null;
  const { key, value } = operation;
  const putBytes = 1 + varintBytes(key.length) + key.length + sizeOfValue(value);
  const bytes = Buffer.allocUnsafe(sizeOfOrigin(origin) + 1 + varintBytes(putBytes) + putBytes);
  let at = writeOrigin(bytes, origin);
  bytes[at++] = putTag;
  at = writeVarint(bytes, at, putBytes);
  at = writeBytes(bytes, at, keyTag, key);
  if (value.length > 0) writeBytes(bytes, at, valueTag, value);
  return bytes;
}

/** Null when the entry is anything else, or damaged. */
export function decodePlainPut(bytes: Uint8Array, start = 0, end = bytes.length): Command | null {
  let node = 0;
  let boot = 0;
  let sequence = 0;
  let operation: PutOperation | null = null;
  reader.start(bytes, start, end);
  while (reader.at < reader.end && !reader.failed) {
    const tag = reader.varint();
    if (tag === 0x08) node = reader.varint();
    else if (tag === 0x10) boot = reader.varint();
    else if (tag === 0x18) sequence = reader.varint();
    else if (tag === putTag) operation = readPut(bytes);
    else reader.failed = true;
  }
  if (!reader.finish() || operation === null) return null;
  return { origin: { node, boot, sequence }, session: null, operation };
}

function readPut(entry: Uint8Array): PutOperation {
  let keyStart = 0;
  let keyEnd = 0;
  let valueStart = 0;
  let valueEnd = 0;
  const outerEnd = reader.enter();
  while (reader.at < reader.end && !reader.failed) {
    const tag = reader.varint();
    if (tag !== keyTag && tag !== valueTag) reader.failed = true;
    const length = reader.varint();
    const start = reader.at;
    reader.advance(length);
    if (tag === keyTag) {
      keyStart = start;
      keyEnd = reader.at;
    } else {
      valueStart = start;
      valueEnd = reader.at;
    }
  }
  reader.leave(outerEnd);
  return new LoggedPut(asBuffer(entry), keyStart, keyEnd, valueStart, valueEnd);
}

function isPlain({ prevKv, ignoreValue, lease, ignoreLease }: PutOperation): boolean {
  return !prevKv && !ignoreValue && lease === 0 && !ignoreLease;
}

function sizeOfValue(value: Uint8Array): number {
  return value.length === 0 ? 0 : 1 + varintBytes(value.length) + value.length;
}

function sizeOfOrigin({ node, boot, sequence }: Origin): number {
  return 3 + varintBytes(node) + varintBytes(boot) + varintBytes(sequence);
}

function writeOrigin(bytes: Buffer, { node, boot, sequence }: Origin): number {
  bytes[0] = 0x08;
  let at = writeVarint(bytes, 1, node);
  bytes[at++] = 0x10;
  at = writeVarint(bytes, at, boot);
  bytes[at++] = 0x18;
  return writeVarint(bytes, at, sequence);
}

function writeBytes(bytes: Buffer, start: number, tag: number, value: Uint8Array): number {
  bytes[start] = tag;
  const at = writeVarint(bytes, start + 1, value.length);
  bytes.set(value, at);
  return at + value.length;
}
