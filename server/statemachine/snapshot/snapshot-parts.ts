import { scalectl } from '#proto';
import type { KeySnapshot } from '../key-snapshot.ts';
import type { Lease } from '../leases.ts';
import type { MachineState } from '../machine-state.ts';
import type { CapturedSessions } from '../sessions.ts';
import { checkedLength, encodeVarint } from './frame.ts';
import { resultToMessage } from './session-results.ts';
import { eventsField, keysField, partLengthMax, partSizeBytes, versionFrames } from './version-frames.ts';

export type Part = scalectl.snapshot.v1.IPart;
type ListName = 'leases' | 'sessions' | 'endedSessions';

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
    header: {
      ...{ format: snapshotFormat, revision, compactRevision, digest: digest.value },
      ...{ timeMs: sessions.timeMs, forgottenMs: sessions.forgottenMs },
    },
    leases: Array.from(leases, leaseToMessage),
    keys: store.snapshot(),
    sessions: sessions.capture(),
  };
}

/** Parts, encoded; each small enough to be made in a fraction of a millisecond, unless a single value is larger. */
export function* frames({ header, leases, keys, sessions }: Captured): Generator<Uint8Array> {
  yield encodePart({ header });
  yield* listFrames('leases', leases, () => leaseSizeBytes);
  yield* versionFrames(keysField, keys.base());
  yield* versionFrames(eventsField, keys.events());
  yield* listFrames('sessions', sessionEntries(sessions), sessionEntrySizeBytes);
  yield* listFrames('endedSessions', sessions.ended, (id) => id.length);
}

/** With its length before it. */
export function encodePart(part: Part): Uint8Array {
  const message = scalectl.snapshot.v1.Part.encode(part).finish();
  return Buffer.concat([encodeVarint(checkedLength(message.length)), message]);
}

const leaseSizeBytes = 24;

function* listFrames<T>(name: ListName, items: Iterable<T>, sizeBytesOf: (item: T) => number): Generator<Uint8Array> {
  let list: T[] = [];
  let sizeBytes = 0;
  for (const item of items) {
    list.push(item);
    sizeBytes += sizeBytesOf(item);
    if (sizeBytes < partSizeBytes && list.length < partLengthMax) continue;
    yield encodePart({ [name]: list });
    list = [];
    sizeBytes = 0;
  }
  if (list.length > 0) yield encodePart({ [name]: list });
}

function leaseToMessage({ id, grantedTtlSeconds, remainingTtlSeconds }: Lease): scalectl.snapshot.v1.ILease {
  return { id, grantedTtlSeconds, remainingTtlSeconds };
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
