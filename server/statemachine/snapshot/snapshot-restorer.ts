import { type mvccpb, scalectl } from '#proto';
import { toByteString } from '../byte-string.ts';
import { Digest } from '../digest.ts';
import { KeyValueStore } from '../kv.ts';
import { Leases } from '../leases.ts';
import type { StateMachineLimits } from '../limits.ts';
import type { MachineState } from '../machine-state.ts';
import { Sessions } from '../sessions.ts';
import type { Version } from '../version.ts';
import { FrameReader } from './frame.ts';
import { resultFromMessage } from './session-results.ts';
import { SnapshotError } from './snapshot-error.ts';
import { encodePart, type Part, snapshotFormat } from './snapshot-parts.ts';

/** Makes a state machine out of the chunks of a snapshot, as they come. `T` is what becomes of the state. */
export class SnapshotRestorer<T> {
  readonly #limits: StateMachineLimits;
  readonly #complete: (state: MachineState) => T;
  readonly #frames = new FrameReader();
  readonly #checksum = new Digest();
  #state: MachineState | null = null;
  #sessionId: string | null = null;
  #hasEnd = false;

  constructor(limits: StateMachineLimits, complete: (state: MachineState) => T) {
    this.#limits = limits;
    this.#complete = complete;
  }

  /** @throws SnapshotError when the bytes are not those of a snapshot; the restorer is of no use any more. */
  push(chunk: Uint8Array): void {
    try {
      this.#frames.push(chunk, (message, whole) => this.#load(message, whole));
    } catch (error) {
      // The checksum comes last: until then damage shows as whatever its bytes happen to mean.
      if (error instanceof SnapshotError) throw error;
      throw new SnapshotError('the snapshot is damaged: a part of it cannot be read', { cause: error });
    }
  }

  /** @throws SnapshotError when the snapshot did not come to its end. */
  finish(): T {
    if (!this.#hasEnd || this.#frames.sizeBytes > 0) throw new SnapshotError('the snapshot is not complete');
    return this.#complete(this.#state!);
  }

  #load(message: Uint8Array, whole: Uint8Array): void {
    if (this.#hasEnd) throw new SnapshotError('the snapshot goes on after its end');
    const part: Part = scalectl.snapshot.v1.Part.decode(message);
    if (part.end) {
      // Byte by byte: bits that a decoder passes over could be damaged as well.
      const expected = encodePart({ end: { checksum: this.#checksum.value } });
      if (Buffer.compare(expected, whole) !== 0)
        throw new SnapshotError('the snapshot is damaged: its checksum differs');
      this.#hasEnd = true;
      return;
    }
    this.#checksum.mixBytes(whole);
    if (part.header) this.#begin(part.header);
    else if (this.#state === null) throw new SnapshotError('the snapshot does not begin with a header');
    else this.#loadLists(this.#state, part);
  }

  #begin(header: scalectl.snapshot.v1.IHeader): void {
    if (this.#state !== null) throw new SnapshotError('the snapshot has a second header');
    if (header.format !== snapshotFormat) {
      throw new SnapshotError(`the snapshot has format ${header.format}; this version reads format ${snapshotFormat}`);
    }
    const { revision, compactRevision, digest, timeMs, forgottenMs } = header;
    const leases = new Leases();
    const start = { revision: revision ?? 0, compactRevision: compactRevision ?? 0 };
    const sessions = new Sessions(this.#limits);
    sessions.loadTime(timeMs ?? 0, forgottenMs ?? 0);
    const store = new KeyValueStore(leases, this.#limits, start);
    this.#state = { leases, store, sessions, digest: new Digest(digest ?? 0) };
  }

  #loadLists({ leases, store, sessions }: MachineState, part: Part): void {
    for (const { id, grantedTtlSeconds, remainingTtlSeconds } of part.leases ?? []) {
      leases.load(id ?? 0, grantedTtlSeconds ?? 0, remainingTtlSeconds ?? 0);
    }
    for (const message of part.keys ?? []) store.load(versionFromMessage(message));
    for (const message of part.events ?? []) store.load(versionFromMessage(message));
    for (const entry of part.sessions ?? []) this.#loadSessionEntry(sessions, entry);
    for (const id of part.endedSessions ?? []) sessions.loadEnded(id);
  }

  #loadSessionEntry(sessions: Sessions, { session, result }: scalectl.snapshot.v1.ISessionEntry): void {
    if (session) {
      this.#sessionId = session.id ?? '';
      sessions.loadSession(this.#sessionId, session.floor ?? 0, session.mentionedMs ?? 0);
    } else if (result && this.#sessionId !== null) {
      sessions.loadResult(this.#sessionId, result.sequence ?? 0, resultFromMessage(result));
    } else throw new SnapshotError('the snapshot holds a result without a session');
  }
}

function versionFromMessage(message: mvccpb.IKeyValue): Omit<Version, 'write'> {
  return {
    key: toByteString(message.key!),
    value: toByteString(message.value!),
    createRevision: message.createRevision!,
    modRevision: message.modRevision!,
    version: message.version!,
    lease: message.lease!,
  };
}
