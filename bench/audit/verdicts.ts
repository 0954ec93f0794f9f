import { deleted, type WriteLog } from '../load/write-log.ts';

/** A key as a linearizable read shows it after the load. */
export interface StoredKey {
  readonly modRevision: number;
  /** Writes since it was created. */
  readonly version: number;
  /** Number of the write that left the value; null when the value is too short to carry one. */
  readonly stamp: number | null;
}

/** What one key says about the writes to it. */
export interface KeyVerdict {
  /** Acknowledged writes that are not there. */
  readonly lost: number;
  /** Writes of unknown outcome that were carried out. */
  readonly unknownFound: number;
  /** Writes that are there although nobody asked for them, or more often than asked for. */
  readonly unexplained: number;
  /** Acknowledged writes of which the key says nothing: deletes and what was written after have left no trace of them. */
  readonly unjudged: number;
}

const sound: KeyVerdict = { lost: 0, unknownFound: 0, unexplained: 0, unjudged: 0 };

/**
 * Compares one key with the log of its writes. `stored` is null when the key is not there.
 *
 * A key that nobody deleted counts its writes (`version`): with no write of unknown outcome each acknowledged one is there or
 * missed. One of unknown outcome that was carried out can fill the place of an acknowledged one that is lost: so many may be
 * lost more than are reported, never fewer. A delete restarts the count; then only the last acknowledged write or delete can
 * be judged.
 */
export function judgeKey(log: WriteLog, key: number, stored: StoredKey | null): KeyVerdict {
  const deletes = log.deletes[key]! + log.unknownDeletes[key]!;
  return deletes === 0 ? judgeByCount(log, key, stored) : judgeByLast(log, key, stored);
}

function judgeByCount(log: WriteLog, key: number, stored: StoredKey | null): KeyVerdict {
  const acknowledged = log.puts[key]!;
  const unknown = log.unknownPuts[key]!;
  if (stored === null) return { ...sound, lost: acknowledged };
  const lastIsGone = isBehind(log, key, stored) ? 1 : 0;
  const lost = Math.max(lastIsGone, acknowledged - stored.version, 0);
  const beyond = stored.version - (acknowledged - lost);
  const newer = stored.modRevision > log.revision[key]!;
  // A newer revision than any acknowledged one must be the work of a write whose outcome is unknown.
  const unexplained = Math.max(0, beyond - unknown, newer && unknown === 0 ? 1 : 0);
  return { ...sound, lost, unknownFound: Math.min(beyond, unknown), unexplained };
}

function judgeByLast(log: WriteLog, key: number, stored: StoredKey | null): KeyVerdict {
  const acknowledged = log.puts[key]! + log.deletes[key]!;
  const lastJudged = { ...sound, unjudged: Math.max(0, acknowledged - 1) };
  const noneJudged = { ...sound, unjudged: acknowledged };
  const lastIsDelete = log.stamp[key] === deleted || log.revision[key] === 0;
  if (stored === null) {
    if (lastIsDelete) return lastJudged;
    return log.unknownDeletes[key]! > 0 ? noneJudged : { ...lastJudged, lost: 1 };
  }
  if (stored.modRevision > log.revision[key]!) {
    return log.unknownPuts[key]! > 0 ? { ...noneJudged, unknownFound: 1 } : { ...noneJudged, unexplained: 1 };
  }
  return lastIsDelete || isBehind(log, key, stored) ? { ...lastJudged, lost: 1 } : lastJudged;
}

/** Whether the last acknowledged write is neither what is stored nor followed by it. */
function isBehind(log: WriteLog, key: number, { modRevision, stamp }: StoredKey): boolean {
  if (modRevision !== log.revision[key]) return modRevision < log.revision[key]!;
  return stamp !== null && stamp !== log.stamp[key];
}
