import { scalectl } from '#proto';
import { asBuffer } from '../../proto/protobuf/as-buffer.ts';
import { FieldReader } from '../../proto/protobuf/field-reader.ts';
import { varintBytes, writeVarint } from '../../proto/protobuf/varint.ts';
import { entriesBytes, readEntries, writeEntries } from './entry-run.ts';
import { fromWire, type PeerMessage, toWire } from './peer-message.ts';

const wire = scalectl.peer.v1;

/** Fields of scalectl.peer.v1.Message whose entries are read and written by hand; `messages` of Frame is its field 1. */
const acceptField = 8;
const forwardField = 16;
const messagesField = 1;

/** Bytes of one frame with these messages. */
export function encodeFrame(messages: readonly PeerMessage[]): Uint8Array {
  const parts = messages.map(partOf);
  let size = 0;
  for (const { sizeBytes } of parts) size += fieldBytes(messagesField, sizeBytes);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const part of parts) at = writePart(bytes, at, part);
  return bytes;
}

/** Throws when the bytes are no frame. Messages of a kind that this version does not know are left out. */
export function decodeFrame(bytes: Uint8Array): PeerMessage[] {
  const messages: PeerMessage[] = [];
  for (const message of messagesOf(bytes)) {
    const decoded = decodeWithEntries(message) ?? fromWire(wire.Message.decode(message));
    if (decoded !== null) messages.push(decoded);
  }
  return messages;
}

/** A message as it goes into a frame. */
interface Part {
  /** The whole message, or the body of one with entries, without them. */
  readonly head: Uint8Array;
  /** In scalectl.peer.v1.Message; 0 for a whole message. */
  readonly field: number;
  readonly entries: readonly Uint8Array[];
  readonly bodyBytes: number;
  readonly sizeBytes: number;
}

function partOf(message: PeerMessage): Part {
  if (message.type === 'accept')
    return partWithEntries(acceptField, wire.Accept.encode(withoutEntries(message)), message);
  if (message.type === 'forward')
    return partWithEntries(forwardField, wire.Forward.encode(withoutEntries(message)), message);
  const head = wire.Message.encode(toWire(message)).finish();
  return { head, field: 0, entries: [], bodyBytes: head.length, sizeBytes: head.length };
}

type WithEntries = { readonly entries: readonly Uint8Array[] };

function partWithEntries(field: number, fields: { finish(): Uint8Array }, { entries }: WithEntries): Part {
  const head = fields.finish();
  const bodyBytes = head.length + entriesBytes(entries);
  return { head, field, entries, bodyBytes, sizeBytes: fieldBytes(field, bodyBytes) };
}

function withoutEntries<M extends WithEntries>({ entries: _, ...fields }: M): Omit<M, 'entries'> {
  return fields;
}

function writePart(bytes: Buffer, start: number, { head, field, entries, bodyBytes, sizeBytes }: Part): number {
  let at = writeVarint(bytes, start, tagOf(messagesField));
  at = writeVarint(bytes, at, sizeBytes);
  if (field > 0) {
    at = writeVarint(bytes, at, tagOf(field));
    at = writeVarint(bytes, at, bodyBytes);
  }
  bytes.set(head, at);
  return writeEntries(bytes, at + head.length, entries);
}

const reader = new FieldReader();

/** The messages of a frame, as views of it. */
function messagesOf(frame: Uint8Array): Buffer[] {
  const messages: Buffer[] = [];
  reader.start(frame);
  while (reader.at < reader.end && !reader.failed) {
    const tag = reader.varint();
    if (tag === tagOf(messagesField)) messages.push(asBuffer(reader.bytes()));
    else reader.pass(tag);
  }
  if (!reader.finish()) throw new RangeError('the bytes are no frame of messages');
  return messages;
}

/** Null when the message has no entries, or is not written as we write it. */
function decodeWithEntries(message: Buffer): PeerMessage | null {
  reader.start(message);
  const tag = reader.varint();
  if (tag !== tagOf(acceptField) && tag !== tagOf(forwardField)) return null;
  const body = asBuffer(reader.bytes());
  const run = reader.finish() ? readEntries(body) : null;
  if (run === null) return null;
  const fields =
    tag === tagOf(acceptField) ? { accept: wire.Accept.decode(run.head) } : { forward: wire.Forward.decode(run.head) };
  return { ...(fromWire(fields) as Extract<PeerMessage, WithEntries>), entries: run.entries };
}

/** Of a length-delimited field. */
function tagOf(field: number): number {
  return (field << 3) | 2;
}

function fieldBytes(field: number, length: number): number {
  return varintBytes(tagOf(field)) + varintBytes(length) + length;
}
