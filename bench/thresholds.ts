import { disturbs, isFelt } from '../profiles/fault.ts';
import { holds, type moments, type Threshold } from '../profiles/threshold.ts';
import { mostOnDisk, worstGrowth } from './node-growth.ts';
import type {
  Audit,
  CallCounts,
  FaultResult,
  HistoryResult,
  LatencySummary,
  MethodResult,
  NodeSeries,
  StageResult,
  Summary,
  ThresholdResult,
} from './result.ts';

/** The parts of a result that thresholds look at. */
export interface Measured {
  readonly summary: Summary;
  readonly stages: readonly StageResult[];
  readonly methods: readonly MethodResult[];
  readonly faults: readonly FaultResult[];
  readonly audit: Audit | null;
  readonly history: HistoryResult | null;
  readonly nodes: readonly NodeSeries[];
}

/** What was asked for against what was measured. What never happened (a recovery) or could not be told counts as infinite. */
export function evaluateThreshold(threshold: Threshold, measured: Measured): ThresholdResult {
  const value = measure(threshold, measured);
  const { expression, limit, unit } = threshold;
  return { expression, measured: value, limit, unit, ok: holds(threshold, value) };
}

type Scope = CallCounts & { readonly responseMs: LatencySummary; readonly serviceMs: LatencySummary };

function measure({ metric, scope }: Threshold, measured: Measured): number {
  const within = scopeOf(scope, measured);
  switch (metric.kind) {
    case 'latency':
      return latencyOf(metric.of, within, measured.summary)[metric.statistic];
    case 'recovery':
      return worstRecovery(metric.moment, measured.faults);
    case 'count':
      return metric.of === 'lost' ? (measured.audit?.lost ?? Number.POSITIVE_INFINITY) : within[metric.of];
    case 'ratio':
      return ratio(metric.of, within);
    case 'rate':
      return metric.of === 'achievedRps' && 'achievedRps' in within
        ? (within as StageResult).achievedRps
        : measured.summary[metric.of];
    case 'generatorCpu':
      return measured.summary.generatorCpuUsPerCall;
    case 'truth':
      return truthOf(measured.history);
    case 'p99Ratio':
      return worstP99Ratio(measured.faults);
    case 'rssGrowth':
      return worstGrowth(measured.nodes);
    case 'diskBytes':
      return mostOnDisk(measured.nodes);
  }
}

function scopeOf(scope: Threshold['scope'], { summary, stages, methods }: Measured): Scope {
  if (scope === null) return summary;
  const found = (scope.by === 'stage' ? stages : methods).find(({ name }) => name === scope.name);
  if (found === undefined)
    throw new Error(`assert: the profile's reader let the unknown ${scope.by} ${scope.name} pass`);
  return found;
}

function latencyOf(
  of: 'response' | 'service' | 'lateness' | 'error',
  scope: Scope,
  { latenessMs, errorMs }: Summary,
): LatencySummary {
  switch (of) {
    case 'response':
      return scope.responseMs;
    case 'service':
      return scope.serviceMs;
    case 'lateness':
      return latenessMs;
    case 'error':
      return errorMs;
  }
}

function truthOf(history: HistoryResult | null): number {
  if (history === null || history.check.verdict === 'undecided') return Number.POSITIVE_INFINITY;
  return Number(history.check.verdict === 'linearizable');
}

type Moment = (typeof moments)[number];

function worstRecovery(moment: Moment, faults: readonly FaultResult[]): number {
  const values = faults.filter((fault) => counts(fault, moment)).map((fault) => momentOf(fault, moment));
  return worst(values);
}

/** A node that comes back costs requests something; it breaks nothing that would have to recover. */
function counts(fault: FaultResult, moment: Moment): boolean {
  if (moment === 'p99Back') return isFelt(fault.kind);
  return disturbs(fault.kind) && (moment !== 'newLeader' || lostLeader(fault));
}

function momentOf(fault: FaultResult, moment: Moment): number | null {
  switch (moment) {
    case 'firstError':
      return fault.firstErrorMs;
    case 'newLeader':
      return fault.newLeaderMs;
    case 'firstWriteOk':
      return fault.firstWriteOkMs ?? fault.writeGapMs ?? null;
    case 'writeGap':
      return fault.writeGapMs === undefined ? fault.firstWriteOkMs : fault.writeGapMs;
    case 'p99Back':
      return fault.p99BackMs;
  }
}

function worst(values: readonly (number | null)[]): number {
  if (values.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...values.map((value) => value ?? Number.POSITIVE_INFINITY));
}

/** A fault that takes a follower away, or adds a node, has no new leader to wait for. */
function lostLeader({ lasting, nodes, leaderBefore, newLeaderMs }: FaultResult): boolean {
  if (lasting !== undefined) return lasting.losesLeader;
  return newLeaderMs !== null || (leaderBefore !== null && nodes.includes(leaderBefore));
}

/** Of every fault that requests may feel; one with nothing to compare with cannot hold. */
function worstP99Ratio(faults: readonly FaultResult[]): number {
  const felt = faults.filter(({ kind }) => isFelt(kind));
  return worst(
    felt.map(({ p99BeforeMs, p99AroundMs }) => (p99BeforeMs && p99AroundMs ? p99AroundMs / p99BeforeMs : null)),
  );
}

function ratio(
  of: 'errorRatio' | 'unknownRatio' | 'droppedRatio',
  { offered, errors, unknown, dropped }: Scope,
): number {
  if (offered === 0) return 0;
  const counts = { errorRatio: errors, unknownRatio: unknown, droppedRatio: dropped };
  return counts[of] / offered;
}
