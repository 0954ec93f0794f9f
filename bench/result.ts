import type { HistoryCheck } from './check/history-check.ts';

/**
 * The result of one run: one versioned document. Text, JSON and HTML are pure renderings of it.
 * All times are milliseconds since the start of the run unless a name says otherwise.
 */
export const resultSchemaVersion = 1;

/**
 * pass: valid and every threshold held. fail: a threshold was missed or an acknowledged write was lost.
 * void: the generator could not keep up, so the figures say nothing about the cluster. aborted: stopped before its end.
 */
export type Verdict = 'pass' | 'fail' | 'void' | 'aborted';

/** In milliseconds, but for the count. */
export interface LatencySummary {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** Counts of calls. offered = sent + dropped; sent = ok + errors + unknown (at the end of the run). */
export interface CallCounts {
  /** Calls that the schedule asked for. */
  readonly offered: number;
  readonly sent: number;
  readonly ok: number;
  /** Answered with an error, surely not carried out, or a read that no answer came to. */
  readonly errors: number;
  /** Not sent because the in-flight cap was reached. */
  readonly dropped: number;
  /**
   * Writes whose fate the client cannot know: connection lost or deadline passed after they were sent, or answered with an
   * error that leaves it open.
   */
  readonly unknown: number;
}

export interface Summary extends CallCounts {
  /** Length of the measured stages (warm-up left out), and the rates over it. */
  readonly durationMs: number;
  readonly offeredRps: number;
  readonly achievedRps: number;
  /** From the intended send time to the answer, OK calls only. */
  readonly responseMs: LatencySummary;
  /** From the real send time to the answer, OK calls only. */
  readonly serviceMs: LatencySummary;
  /** Real minus intended send time, all sent calls: the generator's own delay. Waiting for room on a wire is not in it. */
  readonly latenessMs: LatencySummary;
  /** From the intended send time, failed calls. A timeout counts as at least its deadline. */
  readonly errorMs: LatencySummary;
  readonly generatorCpuUsPerCall: number;
}

export interface Audit {
  /** Writes (distinct by key and revision) that were acknowledged. */
  readonly acknowledged: number;
  readonly found: number;
  readonly lost: number;
  /** Acknowledged, and neither found nor lost: earlier writes to keys that were also deleted. In older results they count as found. */
  readonly unjudged?: number;
  /** Writes with unknown outcome; either state is right for them. */
  readonly unknown: number;
  /** Unknown ones that turned out to be there. */
  readonly unknownFound: number;
  /** Writes that are there although nobody asked for them, or more often than asked for. Fails the run as lost ones do. */
  readonly unexplained?: number;
  /** Up to 20 keys of lost writes, for the eye. */
  readonly lostKeys: readonly string[];
  readonly durationMs: number;
}

/** The operations on some keys, recorded and judged; and what every answered operation showed of the order of revisions. */
export interface HistoryResult {
  readonly check: HistoryCheck;
  /** Keys that were to be recorded; `check.keys` is lower when some were let go for lack of room, or never used. */
  readonly sampledKeys: number;
  readonly revisions: {
    /** Answered operations, on all keys. */
    readonly checked: number;
    /** Those that showed a key older than an operation which had ended before they began. */
    readonly violations: number;
    readonly examples: readonly { readonly key: string; readonly shown: number; readonly before: number }[];
  };
}

export interface ThresholdResult {
  /** As written in the profile: "response.p99 <= 25ms". */
  readonly expression: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  readonly ok: boolean;
}

/** Why a run is valid or void; every check with its figure and limit. */
export interface ValidityCheck {
  readonly name: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
  readonly ok: boolean;
}

export interface Environment {
  readonly scalectlVersion: string;
  readonly commit: string | null;
  readonly nodeVersion: string;
  readonly os: string;
  readonly cpuModel: string;
  readonly cpuCount: number;
  readonly memoryBytes: number;
  readonly startedAt: string;
}

/**
 * One second of the run. Latencies (p50 to max) are of calls answered OK in that second, from the intended send time; they
 * and the lateness are in milliseconds.
 */
export interface SecondSample {
  /** Start of the second. */
  readonly atMs: number;
  readonly offered: number;
  readonly sent: number;
  readonly ok: number;
  readonly errors: number;
  readonly unknown: number;
  readonly dropped: number;
  readonly inFlightMax: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  readonly latenessP99: number;
  readonly generatorCpuPercent: number;
  readonly generatorEventLoopDelayP99Ms: number;
  readonly stage: string;
}

export interface StageResult extends CallCounts {
  readonly name: string;
  readonly warmup: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly achievedRps: number;
  readonly responseMs: LatencySummary;
  readonly serviceMs: LatencySummary;
}

export interface MethodResult extends CallCounts {
  /** put, get, … as in the profile's mix. */
  readonly name: string;
  /** cas: how many of the OK ones found what they expected, and wrote. */
  readonly succeeded?: number;
  readonly responseMs: LatencySummary;
  readonly serviceMs: LatencySummary;
  /** Calls by gRPC code name: OK, UNAVAILABLE, … */
  readonly codes: Readonly<Record<string, number>>;
}

/** One point of the latency percentile curve. */
export interface CurvePoint {
  readonly percentile: number;
  readonly responseMs: number;
  readonly serviceMs: number;
}

/** No quiet second before it to compare with; or it did not come before the next fault, or before the end of the run. */
export type P99NotBack = 'nothing-before' | 'not-before-next-fault' | 'not-before-end';

export interface FaultResult {
  readonly kind: string;
  readonly target: string;
  readonly nodes: readonly string[];
  readonly leaderBefore: string | null;
  readonly plannedAtMs: number;
  /** When the action began and ended. Faults are carried out one after the other: a slow one holds up the next. */
  readonly atMs: number;
  readonly doneMs: number;
  /** Why it was not carried out. */
  readonly error: string | null;
  /** It was carried out, and the links turned out not to be what the nodes declare. */
  readonly mismatch?: string;
  /** From `atMs`; null when it did not happen. Not for what repairs: start-node, resume-node, heal. */
  readonly firstErrorMs: number | null;
  readonly newLeaderMs: number | null;
  readonly newLeader: string | null;
  /** First write acknowledged whose send time is after the fault; only of faults that come at one blow. */
  readonly firstWriteOkMs: number | null;
  /**
   * Of those that take their time (changes of members and leader, a kill by another signal than SIGKILL) or last (partition,
   * link, gray-node): the longest time without an acknowledged write, from their start to the first one sent after they
   * were done, or that came after they had ended. Null when the first never came. In results of old not of those that last.
   */
  readonly writeGapMs?: number | null;
  /** Until p99 per second is back within 10 % of the quiet seconds before (to the second); 0 when it never left. */
  readonly p99BackMs: number | null;
  /** Why `p99BackMs` is null. */
  readonly p99NotBack?: P99NotBack;
  /** Calls that it hurt, by when they were sent: also those that ended after a repair, or after the next fault. */
  readonly failed: number;
  readonly unknown: number;
  /** Of the ten quiet seconds before it, and of the worst ten seconds that begin while it lasts. */
  readonly p99BeforeMs?: number | null;
  readonly p99AroundMs?: number | null;
  /** Of faults that the nodes hold for a time (partition, link, gray-node): what the selectors came to. */
  readonly lasting?: {
    /** "isolate n3, drop" */
    readonly summary: string;
    readonly durationMs: number;
    /** Directed links: "n1 → n2". */
    readonly links: readonly string[];
    /** Nodes that reach a quorum while it lasts: one of them can lead. */
    readonly quorumConnected: readonly string[];
    readonly losesLeader: boolean;
  };
}

export interface NodeSeries {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
  readonly samples: readonly {
    readonly atMs: number;
    readonly state: string;
    readonly leader: boolean;
    readonly ballot: string;
    readonly commitIndex: number;
    readonly cpuPercent: number;
    readonly rssBytes: number;
    /** On disk: log and snapshots. Absent in older results. */
    readonly dataBytes?: number;
    readonly eventLoopDelayP99Ms: number;
  }[];
}

/** The same generator at the same rate against a server that answers at once: what the generator itself adds. */
export interface GeneratorFloor {
  readonly rps: number;
  readonly responseMs: LatencySummary;
  readonly latenessMs: LatencySummary;
  readonly generatorCpuUsPerCall: number;
}

export interface BenchResult {
  readonly schemaVersion: typeof resultSchemaVersion;
  readonly runId: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** One sentence per reason for the verdict; empty for pass. */
  readonly reasons: readonly string[];
  /** What a reader must know that changes no verdict, in sentences. Absent in older results. */
  readonly warnings?: readonly string[];
  readonly thresholds: readonly ThresholdResult[];
  readonly validity: readonly ValidityCheck[];
  readonly environment: Environment;
  readonly cluster: {
    readonly name: string;
    readonly nodes: readonly { readonly name: string; readonly dc: string }[];
  };
  /** The profile with every default filled in, and its hash: runs compare only when it is equal. */
  readonly profile: { readonly name: string; readonly hash: string; readonly resolved: unknown };
  readonly seed: number;
  readonly summary: Summary;
  readonly audit: Audit | null;
  /** Absent or null: the profile asks for none. */
  readonly history?: HistoryResult | null;
  readonly stages: readonly StageResult[];
  readonly methods: readonly MethodResult[];
  readonly curve: readonly CurvePoint[];
  readonly seconds: readonly SecondSample[];
  readonly faults: readonly FaultResult[];
  readonly nodes: readonly NodeSeries[];
  readonly floor: GeneratorFloor | null;
  /** The command line that makes this run again. */
  readonly reproduce: string;
}
