import { type ByteString, toBytes } from './byte-string.ts';
import type { KeyValue } from './command.ts';

/** What one write made of a key. Never changed after its transaction, but that compaction cuts `previous`. */
export interface Version {
  readonly key: ByteString;
  readonly value: ByteString;
  readonly createRevision: number;
  readonly modRevision: number;
  /** Writes since the key was created, from 1; 0: this write deleted the key. */
  readonly version: number;
  readonly lease: number;
  /** The same key's version before this one, as far as history goes back. */
  previous: Version | null;
}

/** The write that deleted `last`, or null's successor when the key had no version. */
export function tombstone(last: Version, modRevision: number): Version {
  return { key: last.key, value: '', createRevision: 0, modRevision, version: 0, lease: 0, previous: last };
}

export function isTombstone(version: Version): boolean {
  return version.version === 0;
}

/** The key as it was at `revision`: null when it was absent. `newest` is its newest version. */
export function versionAt(newest: Version | null, revision: number): Version | null {
  let version = newest;
  while (version !== null && version.modRevision > revision) version = version.previous;
  return version === null || isTombstone(version) ? null : version;
}

const noBytes = new Uint8Array(0);

export function toKeyValue(version: Version, keysOnly = false): KeyValue {
  return {
    key: toBytes(version.key),
    value: keysOnly ? noBytes : toBytes(version.value),
    createRevision: version.createRevision,
    modRevision: version.modRevision,
    version: version.version,
    lease: version.lease,
  };
}
