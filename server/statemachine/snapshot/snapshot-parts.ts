import { type mvccpb, scalectl } from '#proto';
import type { KeySnapshot } from '../key-snapshot.ts';
import type { Lease } from '../leases.ts';
import type { MachineState } from '../machine-state.ts';
import type { CapturedSessions } from '../sessions.ts';
import { toKeyValue, type Version } from '../version.ts';
import { encodeVarint } from './frame.ts';
import { resultToMessage } from './session-results.ts';

export type Part = scalectl.snapshot.v1.IPart;
type ListName = 'leases' | 'keys' | 'events' | 'sessions' | 'endedSessions';

/** The version of the format, in the header. */
export const snapshotFormat = 1;

/** What a snapshot is made of, all of one moment. */
export interface Captured {
  readonly header: scalectl.snapshot.v1.IHeader;
  readonly leases: readonly scalectl.snapshot.v1.ILease[];
  readonly keys: KeySnapshot;
  readonly sessions: CapturedSessions;
}

/** Cheap next to what is captured: only leases and sessions are copied, without keys and results. */
export function capture({ leases, store, sessions, digest }: MachineState): Captured {
  const { revision, compactRevision } = store;
  return {
    header: { format: snapshotFormat, revision, compactRevision, digest: digest.value, timeMs: sessions.timeMs },
    leases: Array.from(leases, leaseToMessage),
    keys: store.snapshot(),
    sessions: sessions.capture(),
  };
}

/** Small enough to be encoded in a fraction of a millisecond, unless a single value is larger. */
export function* parts({ header, leases, keys, sessions }: Captured): Generator<Part> {
  yield { header };
  yield* listParts('leases', leases, () => leaseSizeBytes);
  yield* listParts('keys', keys.base(), versionSizeBytes, versionToMessage);
  yield* listParts('events', keys.events(), versionSizeBytes, versionToMessage);
  yield* listParts('sessions', sessionEntries(sessions), sessionEntrySizeBytes);
  yield* listParts('endedSessions', sessions.ended, (id) => id.length);
}

/** With its length before it. */
export function encodePart(part: Part): Uint8Array {
  const message = scalectl.snapshot.v1.Part.encode(part).finish();
  return Buffer.concat([encodeVarint(message.length), message]);
}

const partSizeBytes = 48 * 1024;
/** Items looked at without a part that is full: time goes by with those that are passed over, too. */
const partLengthMax = 4096;
const leaseSizeBytes = 24;

/** Undefined items stand for work without a result. */
function* listParts<T, M = T>(
  name: ListName,
  items: Iterable<T | undefined>,
  sizeBytesOf: (item: T) => number,
  toMessage: (item: T) => M = (item) => item as unknown as M,
): Generator<Part> {
  let list: M[] = [];
  let sizeBytes = 0;
  let length = 0;
  for (const item of items) {
    length++;
    if (item !== undefined) {
      list.push(toMessage(item));
      sizeBytes += sizeBytesOf(item);
    }
    if (sizeBytes < partSizeBytes && length < partLengthMax) continue;
    yield { [name]: list };
    list = [];
    sizeBytes = 0;
    length = 0;
  }
  if (list.length > 0) yield { [name]: list };
}

function leaseToMessage({ id, grantedTtlSeconds, remainingTtlSeconds }: Lease): scalectl.snapshot.v1.ILease {
  return { id, grantedTtlSeconds, remainingTtlSeconds };
}

function versionToMessage(version: Version): mvccpb.IKeyValue {
  return toKeyValue(version);
}

function versionSizeBytes({ key, value }: Version): number {
  return key.length + value.length + 24;
}

type SessionEntry = scalectl.snapshot.v1.ISessionEntry;

function* sessionEntries({ live }: CapturedSessions): Generator<SessionEntry> {
  for (const { id, floor, mentionedMs, results } of live) {
    yield { session: { id, floor, mentionedMs } };
    for (const { sequence, applied } of results) yield { result: resultToMessage(sequence, applied) };
  }
}

/** Most results are a few bytes; one with key-values is worth a part of its own. */
function sessionEntrySizeBytes({ session, result }: SessionEntry): number {
  if (session) return (session.id ?? '').length + 16;
  return result?.txn || result?.deleteRange || result?.put?.prevKv ? partSizeBytes : 16;
}
