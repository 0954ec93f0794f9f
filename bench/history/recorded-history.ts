import type { StoredKey } from '../audit/verdicts.ts';
import { assignClients } from '../check/client-lanes.ts';
import type { HistoryCheck } from '../check/history-check.ts';
import type { Operation } from '../check/operation.ts';
import { keyOf } from '../load/etcd-messages.ts';
import type { HistoryRecord } from '../load/history-recorder.ts';
import { column, notKnown, outcomeNumber, type RowField, rowWidth } from '../load/history-rows.ts';
import { methodIndex } from '../load/mix.ts';
import type { HistoryResult } from '../result.ts';

/** What a run tells of its sampled keys. */
export interface RecordedRun {
  readonly records: readonly HistoryRecord[];
  /** Indices of the sampled keys, in the order of their ranks. */
  readonly sampled: readonly number[];
  readonly keyPrefix: string;
  readonly nodeNames: readonly string[];
  /** The read of every key after the load; null when there was none. */
  readonly finalRead: FinalRead | null;
}

/** Between these times, every key that is there was read, linearizably; those that are missing were not there. */
export interface FinalRead {
  readonly startMs: number;
  readonly endMs: number;
  readonly keys: ReadonlyMap<number, StoredKey>;
}

/** The clocks of two threads agree to a microsecond: each operation is taken to have lasted so much longer at both ends. */
const clockMarginUs = 1;

/** The operations on all keys that every worker has kept, with clients given to them. */
export function operationsOf(run: RecordedRun): readonly Operation[] {
  const keptKeys = keptBy(run);
  const keys = run.sampled.slice(0, keptKeys).map((index) => keyOf(run.keyPrefix, index));
  const operations = run.records.flatMap(({ rows }) => toOperations(rows, keys, run.nodeNames));
  const { finalRead } = run;
  const last = finalRead === null ? [] : keys.map((key, rank) => finalGet(key, finalRead, run.sampled[rank]!));
  return assignClients([...operations, ...last]);
}

/** Ranks that every worker has kept. */
function keptBy({ records, sampled }: RecordedRun): number {
  return Math.min(sampled.length, ...records.map(({ keptKeys }) => keptKeys));
}

function toOperations(rows: Float64Array, keys: readonly string[], nodeNames: readonly string[]): readonly Operation[] {
  return Array.from({ length: rows.length / rowWidth }, (_, i) => i * rowWidth)
    .filter((at) => rows[at + column.rank]! < keys.length)
    .map((at) => toOperation((field) => rows[at + column[field]]!, keys, nodeNames));
}

const kinds = {
  [methodIndex.put]: 'put',
  [methodIndex.get]: 'get',
  [methodIndex.delete]: 'delete',
  [methodIndex.cas]: 'cas',
} as const;

function toOperation(
  field: (name: RowField) => number,
  keys: readonly string[],
  nodeNames: readonly string[],
): Operation {
  const kind = kinds[field('method') as keyof typeof kinds];
  const outcome = field('outcome');
  const revision = field('revision');
  const stamp = field('stamp');
  const carriesValue =
    kind === 'put' || kind === 'cas' || (kind === 'get' && outcome === outcomeNumber.ok && revision > 0);
  return {
    client: 0,
    kind,
    key: keys[field('rank')]!,
    callUs: Math.floor(field('callMs') * 1000) - clockMarginUs,
    returnUs:
      outcome === outcomeNumber.unknown
        ? Number.POSITIVE_INFINITY
        : Math.ceil(field('returnMs') * 1000) + clockMarginUs,
    outcome: outcome === outcomeNumber.ok ? 'ok' : outcome === outcomeNumber.fail ? 'fail' : 'unknown',
    value: carriesValue && stamp !== notKnown ? stamp : null,
    expected: field('expected') === notKnown ? null : field('expected'),
    revision: revision > 0 ? revision : null,
    took: field('took') === notKnown ? null : field('took') === 1,
    node: nodeNames[field('node')] ?? null,
  };
}

function finalGet(key: string, { startMs, endMs, keys }: FinalRead, index: number): Operation {
  const stored = keys.get(index);
  return {
    ...{ client: 0, kind: 'get', key, outcome: 'ok', expected: null, took: null, node: null },
    callUs: Math.floor(startMs * 1000) - clockMarginUs,
    returnUs: Math.ceil(endMs * 1000) + clockMarginUs,
    value: stored?.stamp ?? null,
    revision: stored?.modRevision ?? null,
  };
}

/** An empty history explains itself, and proves nothing. */
export function historyResult(check: HistoryCheck, run: RecordedRun): HistoryResult {
  const { records, sampled, keyPrefix } = run;
  const sum = (pick: (record: HistoryRecord) => number) => records.reduce((total, record) => total + pick(record), 0);
  return {
    check: check.operations === 0 ? { ...check, verdict: 'undecided' } : check,
    sampledKeys: sampled.length,
    revisions: {
      checked: sum(({ revisions }) => revisions.checked),
      violations: sum(({ revisions }) => revisions.violations),
      examples: records.flatMap(({ revisions }) =>
        revisions.examples.map(({ key, floor, revision }) => ({
          key: keyOf(keyPrefix, key),
          shown: revision,
          before: floor,
        })),
      ),
    },
  };
}
