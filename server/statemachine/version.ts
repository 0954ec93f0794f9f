import { type ByteString, toBytes } from './byte-string.ts';
import type { KeyValue } from './command.ts';

/** What one write made of a key. */
export interface Version {
  readonly key: ByteString;
  readonly value: ByteString;
  readonly createRevision: number;
  readonly modRevision: number;
  /** Writes since the key was created, from 1; 0: this write deleted the key, or there was none. */
  readonly version: number;
  readonly lease: number;
  /** Position of the write in the log of writes; -1 when it never was there. */
  readonly write: number;
}

/** The newest version of a key. The object stays the same for as long as anything is known of the key, deleted or not. */
export type Head = { -readonly [Field in keyof Version]: Version[Field] };

/** Of a key that nothing is known of yet. */
export function newHead(key: ByteString): Head {
  return { key, value: '', createRevision: 0, modRevision: 0, version: 0, lease: 0, write: -1 };
}

export function isTombstone(version: Version): boolean {
  return version.version === 0;
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
