import { RevisionFloors } from '../check/revision-floors.ts';
import { deletedCount, type ReadKey, readCas, readFirstKey } from './answers.ts';
import type { CallTable } from './call-table.ts';
import { absent, headerRevision } from './etcd-messages.ts';
import { column, HistoryRows, notKnown, outcomeNumber, rowWidth } from './history-rows.ts';
import { isWrite, methodIndex } from './mix.ts';
import type { LoadPlan } from './plan.ts';
import { sampleKeys } from './sampled-keys.ts';

/** What one worker hands over of a history. */
export interface HistoryRecord {
  readonly rows: Float64Array;
  readonly keptKeys: number;
  readonly revisions: Pick<RevisionFloors, 'checked' | 'violations' | 'examples'>;
}

/** Operations of one run, over all workers: 70 MB as rows, and what the check makes of them. */
const maxRowsPerRun = 1_000_000;

/**
 * Takes down every operation on the sampled keys, and holds the revision that each answered operation on any key shows
 * against those that ended before it. Ranges are left out: a read that is not in a history accuses nobody.
 */
export class HistoryRecorder {
  private readonly calls: CallTable;
  private readonly rankOfKey: Int32Array;
  private readonly rows: HistoryRows;
  private readonly floors: RevisionFloors;
  private readonly withDeletes: boolean;
  /** Per slot: what the key had shown when the call began, and the node it went to. */
  private readonly floorOfSlot: Float64Array;
  private readonly nodeOfSlot: Int16Array;
  private readonly row = new Float64Array(rowWidth);
  private readonly read: ReadKey = { revision: 0, stamp: null };

  constructor(plan: LoadPlan, calls: CallTable) {
    const keys = sampleKeys(plan.keys.count, plan.historyKeys, plan.arrival.seed);
    this.calls = calls;
    this.rankOfKey = new Int32Array(plan.keys.count).fill(notKnown);
    for (const [rank, key] of keys.entries()) this.rankOfKey[key] = rank;
    this.rows = new HistoryRows(keys.length, Math.floor(maxRowsPerRun / plan.workers));
    this.floors = new RevisionFloors(plan.keys.count);
    this.withDeletes = plan.mix.delete > 0;
    this.floorOfSlot = new Float64Array(plan.maxInFlight);
    this.nodeOfSlot = new Int16Array(plan.maxInFlight);
  }

  /** Before the call of this slot is first handed to a wire. */
  began(slot: number): void {
    this.floorOfSlot[slot] = this.floors.floorOf(this.calls.key[slot]!);
    this.nodeOfSlot[slot] = notKnown;
  }

  sentTo(slot: number, node: number): void {
    this.nodeOfSlot[slot] = node;
  }

  answered(slot: number, message: Uint8Array | null, nowMs: number): void {
    const { calls, read } = this;
    const method = calls.method[slot]!;
    const key = calls.key[slot]!;
    if (method === methodIndex.range) return;
    if (message === null) {
      // An answer that says nothing of a write leaves its outcome unknown.
      this.failed(slot, nowMs, isWrite(method));
      return;
    }
    if (method === methodIndex.get) {
      readFirstKey(message, read);
      this.answeredRead(slot, nowMs);
      return;
    }
    if (method === methodIndex.cas) {
      this.answeredCas(slot, message, nowMs);
      return;
    }
    const revision = headerRevision(message);
    const deleted = method === methodIndex.delete ? Number(deletedCount(message) > 0) : notKnown;
    if (deleted !== 0) this.floors.wrote(key, this.floorOfSlot[slot]!, revision);
    this.take(slot, nowMs, outcomeNumber.ok, revision, calls.stamp[slot]!, deleted);
  }

  /** What `read` holds. */
  private answeredRead(slot: number, nowMs: number): void {
    const { revision, stamp } = this.read;
    // A key that is not there shows no revision; without deletes in the load, it shows that nothing was written.
    if (revision > 0 || !this.withDeletes) {
      this.floors.read(this.calls.key[slot]!, this.floorOfSlot[slot]!, revision);
    }
    const shown = revision === 0 ? notKnown : (stamp ?? notKnown);
    this.take(slot, nowMs, outcomeNumber.ok, revision, shown, notKnown, methodIndex.get);
  }

  /** One that found something else has read that too: two operations that lasted as long. */
  private answeredCas(slot: number, message: Uint8Array, nowMs: number): void {
    const { calls } = this;
    const stamp = calls.stamp[slot]!;
    if (readCas(message, this.read)) {
      const revision = headerRevision(message);
      this.floors.wrote(calls.key[slot]!, this.floorOfSlot[slot]!, revision);
      this.take(slot, nowMs, outcomeNumber.ok, revision, stamp, 1);
      return;
    }
    this.take(slot, nowMs, outcomeNumber.ok, 0, stamp, 0);
    this.answeredRead(slot, nowMs);
  }

  /** `mayHaveHappened`: only a write can. */
  failed(slot: number, nowMs: number, mayHaveHappened: boolean): void {
    if (this.calls.method[slot] === methodIndex.range) return;
    const outcome = mayHaveHappened ? outcomeNumber.unknown : outcomeNumber.fail;
    this.take(slot, nowMs, outcome, 0, this.calls.stamp[slot]!, notKnown);
  }

  finish(): HistoryRecord {
    const { checked, violations, examples } = this.floors;
    return { rows: this.rows.finish(), keptKeys: this.rows.keptKeys, revisions: { checked, violations, examples } };
  }

  private take(
    slot: number,
    nowMs: number,
    outcome: number,
    revision: number,
    stamp: number,
    took: number,
    method = this.calls.method[slot]!,
  ): void {
    const { calls, row } = this;
    const rank = this.rankOfKey[calls.key[slot]!]!;
    if (rank === notKnown) return;
    row[column.rank] = rank;
    row[column.method] = method;
    row[column.callMs] = calls.sentMs[slot]!;
    row[column.returnMs] = nowMs;
    row[column.stamp] = stamp;
    row[column.expected] = expectedOf(method, calls.expected[slot]!);
    row[column.revision] = revision;
    row[column.outcome] = outcome;
    row[column.took] = took;
    row[column.node] = this.nodeOfSlot[slot]!;
    this.rows.add(row);
  }
}

function expectedOf(method: number, expected: number): number {
  return method === methodIndex.cas && expected !== absent ? expected : notKnown;
}
