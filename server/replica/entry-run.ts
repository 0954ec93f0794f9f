import { FieldReader } from '../../proto/protobuf/field-reader.ts';
import { varintBytes, writeVarint } from '../../proto/protobuf/varint.ts';

/**
 * The log entries within a message between nodes, by hand: `repeated bytes entries = 3`. The generated codec makes three
 * objects per entry to write it and two views to read it; for every entry and every peer, that was a tenth of what a put cost
 * (docs/decisions/0020). All other fields stay with the generated codec. They come first: where a field can stand is the
 * writer's choice (Protobuf encoding, "Field Order").
 */

const entryTag = 0x1a;

export function entriesBytes(entries: readonly Uint8Array[]): number {
  let size = 0;
  for (const { length } of entries) size += 1 + varintBytes(length) + length;
  return size;
}

/** Returns where the next byte goes. */
export function writeEntries(bytes: Buffer, start: number, entries: readonly Uint8Array[]): number {
  let at = start;
  for (const entry of entries) {
    bytes[at] = entryTag;
    at = writeVarint(bytes, at + 1, entry.length);
    bytes.set(entry, at);
    at += entry.length;
  }
  return at;
}

const reader = new FieldReader();
/** Where the entries of the run that is being read start and end, in turns. */
const bounds: number[] = [];

/** What `readEntries` found: the fields before the entries, for the generated codec, and the entries. */
export interface EntryRun {
  readonly head: Buffer;
  readonly entries: Uint8Array[];
}

/**
 * Null when the message is not made of other fields first and entries last.
 *
 * The entries are copied into a buffer of their own. They stay in the log for long; as views of what the socket read they
 * would keep its whole slab (64 KiB) alive for a few hundred bytes.
 */
export function readEntries(message: Buffer): EntryRun | null {
  bounds.length = 0;
  reader.start(message);
  let headEnd = message.length;
  while (reader.at < reader.end && !reader.failed) {
    const fieldAt = reader.at;
    const tag = reader.varint();
    if (tag !== entryTag) {
      if (bounds.length > 0) return null;
      reader.pass(tag);
      continue;
    }
    if (bounds.length === 0) headEnd = fieldAt;
    const length = reader.varint();
    bounds.push(reader.at, reader.at + length);
    reader.at += length;
  }
  if (!reader.finish()) return null;
  return { head: message.subarray(0, headEnd), entries: copyOut(message, headEnd) };
}

/** One copy for all, with the few bytes between them. */
function copyOut(message: Buffer, start: number): Uint8Array[] {
  // From Node's pool of 8 KiB slabs, when small: neighbours in the pool are entries too, and live as long.
  const run = Buffer.allocUnsafe(message.length - start);
  message.copy(run, 0, start);
  const entries: Uint8Array[] = [];
  for (let i = 0; i < bounds.length; i += 2) entries.push(run.subarray(bounds[i]! - start, bounds[i + 1]! - start));
  return entries;
}
