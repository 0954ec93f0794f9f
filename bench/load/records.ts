import type { EncodedHistogram } from '../stats/histogram.ts';
import type { HistoryRecord } from './history-recorder.ts';
import type { Endpoint } from './plan.ts';
import type { WriteLogData } from './write-log.ts';

/** What happened in one second of the run, as one worker saw it. */
export interface SecondRecord {
  readonly second: number;
  /** Calls due in this second. */
  readonly offered: number;
  readonly sent: number;
  readonly ok: number;
  readonly errors: number;
  readonly unknown: number;
  readonly dropped: number;
  readonly inFlightMax: number;
  readonly response: EncodedHistogram;
  readonly lateness: EncodedHistogram;
  /** How late the pacer's timer fired. */
  readonly loopDelay: EncodedHistogram;
  readonly cpuMicros: number;
}

/** Everything about the calls of one method that were due in one stage. */
export interface CellRecord {
  readonly stage: number;
  readonly method: number;
  readonly offered: number;
  readonly sent: number;
  readonly ok: number;
  readonly errors: number;
  readonly unknown: number;
  readonly dropped: number;
  readonly succeeded: number;
  /** Calls by gRPC status code. */
  readonly codes: readonly number[];
  readonly response: EncodedHistogram;
  readonly service: EncodedHistogram;
  readonly lateness: EncodedHistogram;
  readonly error: EncodedHistogram;
}

/** What the clients noticed of one fault. Times in ms since the start of the run. */
export interface FaultMark {
  readonly firstErrorAtMs: number | null;
  /** The first acknowledged write that was sent after the fault was done. */
  readonly firstWriteOkAtMs: number | null;
  /**
   * The longest time between two acknowledged writes from its begin until then, or until the first one after its end, if
   * that is later; null when the first never came.
   */
  readonly writeGapMs: number | null;
  /** Calls that it hurt, by when they were sent. */
  readonly failed: number;
  readonly unknown: number;
}

/** What one worker hands over at the end. */
export interface WorkerRecord {
  readonly cells: readonly CellRecord[];
  readonly faults: readonly FaultMark[];
  readonly writes: WriteLogData | null;
  readonly history: HistoryRecord | null;
}

/** To a worker. Times are of the machine's monotonic clock for `start`, else ms since the start of the run. */
export type ToWorker =
  | { readonly type: 'start'; readonly atMs: number }
  | { readonly type: 'fault-began'; readonly atMs: number; readonly disturbs: boolean }
  | { readonly type: 'fault-done'; readonly index: number; readonly atMs: number; readonly overAtMs: number }
  | { readonly type: 'healed'; readonly atMs: number }
  /** They serve from now on; or they are about to leave, and get no new calls. */
  | { readonly type: 'nodes-joined' | 'nodes-leaving'; readonly nodes: readonly Endpoint[] }
  /** No further calls; finish as if the schedule had ended. */
  | { readonly type: 'stop' };

export type FromWorker =
  | { readonly type: 'ready'; readonly connections: number }
  | { readonly type: 'second'; readonly record: SecondRecord }
  | { readonly type: 'done'; readonly record: WorkerRecord };
