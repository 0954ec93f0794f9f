import { keyOf } from '../load/etcd-messages.ts';
import type { WriteLog } from '../load/write-log.ts';
import type { Audit } from '../result.ts';
import { judgeKey, type StoredKey } from './verdicts.ts';

/** How many keys of lost writes the result names. */
const maxLostKeys = 20;

/** Judges keys one by one as they are read back, and adds up. */
export class AuditTally {
  private readonly log: WriteLog;
  private readonly keyPrefix: string;
  private readonly seen: Uint8Array;
  private lost = 0;
  private unknownFound = 0;
  private unexplained = 0;
  private unjudged = 0;
  private readonly lostKeys: string[] = [];

  constructor(log: WriteLog, keyPrefix: string) {
    this.log = log;
    this.keyPrefix = keyPrefix;
    this.seen = new Uint8Array(log.puts.length);
  }

  /** Takes a key that was read; one with an index outside the key space was written by nobody in this run. */
  found(key: number, stored: StoredKey): void {
    if (key >= this.seen.length) {
      this.unexplained++;
      return;
    }
    this.seen[key] = 1;
    this.judge(key, stored);
  }

  /** After the last key: those never seen are not there. */
  finish(durationMs: number): Audit {
    for (let key = 0; key < this.seen.length; key++) if (this.seen[key] === 0) this.judge(key, null);
    const { log, lost, unknownFound, unexplained, unjudged, lostKeys } = this;
    const acknowledged = sum(log.puts) + sum(log.deletes);
    return {
      acknowledged,
      found: acknowledged - lost - unjudged,
      lost,
      unjudged,
      unknown: sum(log.unknownPuts) + sum(log.unknownDeletes),
      unknownFound,
      unexplained,
      lostKeys,
      durationMs,
    };
  }

  private judge(key: number, stored: StoredKey | null): void {
    const verdict = judgeKey(this.log, key, stored);
    this.lost += verdict.lost;
    this.unknownFound += verdict.unknownFound;
    this.unexplained += verdict.unexplained;
    this.unjudged += verdict.unjudged;
    if (verdict.lost > 0 && this.lostKeys.length < maxLostKeys) this.lostKeys.push(keyOf(this.keyPrefix, key));
  }
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
