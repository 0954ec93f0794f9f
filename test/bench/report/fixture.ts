import { explain } from '../../../bench/check/explain.ts';
import type {
  BenchResult,
  CurvePoint,
  HistoryResult,
  LatencySummary,
  MethodResult,
  NodeSeries,
  SecondSample,
  StageResult,
} from '../../../bench/result.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { get, put } from '../check/histories.ts';

/** The shape of the run that the fixture tells of: warm-up, steady load, the leader killed in the middle and restarted. */
export interface Story {
  readonly seed: number;
  readonly warmupSeconds: number;
  readonly seconds: number;
  readonly rps: number;
  readonly killAtMs: number;
  readonly startAtMs: number;
}

const quickstart: Story = { seed: 7, warmupSeconds: 5, seconds: 20, rps: 10_000, killAtMs: 14_300, startAtMs: 19_000 };

const writesBackMs = 318;

/** A result document as a real run leaves it; the same seed gives the same document. */
export function leaderKillRun(overrides: Partial<Story> = {}): BenchResult {
  const story = { ...quickstart, ...overrides };
  const random = createRandom(story.seed);
  const seconds = Array.from({ length: story.warmupSeconds + story.seconds }, (_, second) =>
    secondOf(story, random, second),
  );
  const stages = [stageOf('warm-up', true, seconds), stageOf('steady', false, seconds)];
  const steady = stages[1] as StageResult;
  const acknowledged = Math.round(steady.ok / 2);
  return {
    schemaVersion: 1,
    runId: '2026-11-22T19-45-10Z-7f3a',
    title: 'Quickstart: the leader is killed under 10,000 requests per second',
    verdict: 'pass',
    reasons: [],
    thresholds: [
      { expression: 'response.p99 <= 250ms', measured: 212.4, limit: 250, unit: 'ms', ok: true },
      { expression: 'recovery.firstWriteOk <= 1s', measured: writesBackMs, limit: 1000, unit: 'ms', ok: true },
      { expression: 'achievedRps >= 9500', measured: steady.achievedRps, limit: 9500, unit: 'rps', ok: true },
      { expression: 'errorRatio <= 0.5%', measured: steady.errors / steady.sent, limit: 0.005, unit: '', ok: true },
      { expression: 'lost == 0', measured: 0, limit: 0, unit: 'calls', ok: true },
    ],
    validity: [
      { name: 'calls sent', measured: 200_000, limit: 1, unit: '', ok: true },
      { name: 'sent / offered', measured: 1, limit: 0.99, unit: '', ok: true },
      { name: 'lateness p99', measured: 0.19, limit: 1, unit: 'ms', ok: true },
      { name: 'generator CPU', measured: 12.4, limit: 80, unit: '%', ok: true },
      { name: 'event-loop delay p99', measured: 1.42, limit: 20, unit: 'ms', ok: true },
    ],
    environment: {
      scalectlVersion: '0.1.0',
      commit: '61b9e1640f4c',
      nodeVersion: 'v24.4.1',
      os: 'Linux 6.8.0 x64',
      cpuModel: 'AMD EPYC 7B13',
      cpuCount: 2,
      memoryBytes: 8_342_913_024,
      startedAt: '2026-11-22T19:45:10Z',
    },
    cluster: {
      name: 'demo',
      nodes: [
        { name: 'n1', dc: 'fra' },
        { name: 'n2', dc: 'ams' },
        { name: 'n3', dc: 'par' },
      ],
    },
    profile: { name: 'quickstart', hash: 'sha256:9c1185a5c5e9', resolved: profileOf(story) },
    seed: story.seed,
    summary: {
      ...callsOf(steady),
      durationMs: story.seconds * 1000,
      offeredRps: story.rps,
      achievedRps: steady.achievedRps,
      responseMs: steady.responseMs,
      serviceMs: steady.serviceMs,
      latenessMs: { count: steady.sent, mean: 0.041, p50: 0.032, p90: 0.071, p99: 0.19, p999: 0.61, max: 2.87 },
      errorMs: { count: steady.errors, mean: 8.1, p50: 3.4, p90: 19.7, p99: 41.2, p999: 48, max: 48.3 },
      generatorCpuUsPerCall: 6.21,
    },
    audit: {
      acknowledged,
      found: acknowledged,
      lost: 0,
      unknown: steady.unknown,
      unknownFound: Math.round(steady.unknown / 3),
      lostKeys: [],
      durationMs: 846,
    },
    stages,
    methods: [methodOf('put', steady), methodOf('get', steady)],
    curve: curveOf(),
    seconds,
    faults: [
      {
        kind: 'kill-node',
        target: 'leader',
        nodes: ['n1'],
        leaderBefore: 'n1',
        plannedAtMs: story.killAtMs,
        atMs: story.killAtMs,
        doneMs: story.killAtMs + 4,
        error: null,
        firstErrorMs: 3.1,
        newLeaderMs: 284,
        newLeader: 'n3',
        firstWriteOkMs: writesBackMs,
        p99BackMs: 2700,
        failed: steady.errors,
        unknown: steady.unknown,
      },
      {
        kind: 'start-node',
        target: 'killed',
        nodes: ['n1'],
        leaderBefore: 'n3',
        plannedAtMs: story.startAtMs,
        atMs: story.startAtMs,
        doneMs: story.startAtMs + 412,
        error: null,
        firstErrorMs: null,
        newLeaderMs: null,
        newLeader: null,
        firstWriteOkMs: null,
        p99BackMs: null,
        failed: 0,
        unknown: 0,
      },
    ],
    nodes: [nodeOf(story, random, 1), nodeOf(story, random, 2), nodeOf(story, random, 3)],
    floor: {
      rps: story.rps,
      responseMs: { count: 50_000, mean: 0.11, p50: 0.094, p90: 0.17, p99: 0.31, p999: 0.92, max: 3.1 },
      latenessMs: { count: 50_000, mean: 0.03, p50: 0.025, p90: 0.05, p99: 0.12, p999: 0.4, max: 1.9 },
      generatorCpuUsPerCall: 5.8,
    },
    reproduce: 'scalectl bench profiles/quickstart.yaml --up',
  };
}

/** A run with nothing in it: aborted before its first second. */
export function emptyRun(): BenchResult {
  const nothing: LatencySummary = { count: 0, mean: 0, p50: 0, p90: 0, p99: 0, p999: 0, max: 0 };
  const full = leaderKillRun();
  const noCalls = { offered: 0, sent: 0, ok: 0, errors: 0, dropped: 0, unknown: 0 };
  const noTimes = { responseMs: nothing, serviceMs: nothing, latenessMs: nothing, errorMs: nothing };
  return {
    ...full,
    verdict: 'aborted',
    reasons: ['Stopped by SIGINT before the first call.'],
    thresholds: [],
    validity: [],
    summary: { ...noCalls, ...noTimes, durationMs: 0, offeredRps: 0, achievedRps: 0, generatorCpuUsPerCall: 0 },
    audit: null,
    stages: [],
    methods: [],
    curve: [],
    seconds: [],
    faults: [],
    nodes: [],
    floor: null,
  };
}

function secondOf(story: Story, random: Random, second: number): SecondSample {
  const atMs = second * 1000;
  const sinceKillMs = atMs + 1000 - story.killAtMs;
  const away = sinceKillMs > 0 && sinceKillMs <= 1000;
  const settling = sinceKillMs > 1000 && sinceKillMs <= 3000;
  const warm = second < story.warmupSeconds ? 1 + (story.warmupSeconds - second) / 4 : 1;
  const noise = (): number => 0.85 + random.next() * 0.3;
  const offered = Math.round(story.rps * (second === 0 ? 0.5 : 1));
  const failed = away ? 41 : 0;
  const unknown = away ? 37 : 0;
  const p99 = (away ? 284 : settling ? 31 : 3.9) * warm * noise();
  return {
    atMs,
    offered,
    sent: offered,
    ok: offered - failed - unknown,
    errors: failed,
    unknown,
    dropped: 0,
    inFlightMax: Math.round((away ? 3240 : settling ? 220 : 38) * warm * noise()),
    p50: (away ? 1.9 : 1.12) * warm * noise(),
    p99,
    p999: p99 * (1.4 + random.next()),
    max: p99 * 3,
    latenessP99: 0.15 * noise(),
    generatorCpuPercent: 6.2 * noise(),
    generatorEventLoopDelayP99Ms: 1.1 * noise(),
    stage: second < story.warmupSeconds ? 'warm-up' : 'steady',
  };
}

function stageOf(name: string, warmup: boolean, all: readonly SecondSample[]): StageResult {
  const seconds = all.filter((second) => second.stage === name);
  const sum = (pick: (second: SecondSample) => number): number => seconds.reduce((total, s) => total + pick(s), 0);
  const ok = sum((second) => second.ok);
  return {
    name,
    warmup,
    startMs: seconds[0]?.atMs ?? 0,
    endMs: (seconds.at(-1)?.atMs ?? 0) + 1000,
    offered: sum((second) => second.offered),
    sent: sum((second) => second.sent),
    ok,
    errors: sum((second) => second.errors),
    unknown: sum((second) => second.unknown),
    dropped: 0,
    achievedRps: ok / seconds.length,
    responseMs: { count: ok, mean: 4.61, p50: 1.21, p90: 2.44, p99: 212.4, p999: 305.8, max: 331.5 },
    serviceMs: { count: ok, mean: 4.55, p50: 1.17, p90: 2.39, p99: 212.1, p999: 305.1, max: 330.9 },
  };
}

/** Two writes and a read, which is stale or not. */
export function historyOf(stale: boolean): HistoryResult {
  const part = [put(1, [0, 1000], 5), put(2, [2000, 3000], 6), get(1, [4000, 5000], 5)];
  const { headline, culprit, operations: lines } = explain(part);
  return {
    check: {
      verdict: stale ? 'not-linearizable' : 'linearizable',
      ...{ keys: 1, operations: 3, unknown: 0, illegalKeys: stale ? 1 : 0, undecidedKeys: 0, durationMs: 12 },
      violation: stale ? { key: 'bench/r/00000012', operations: 3, headline, culprit, part, lines } : null,
    },
    sampledKeys: 1,
    revisions: { checked: 200_000, violations: 0, examples: [] },
  };
}

function callsOf({ offered, sent, ok, errors, dropped, unknown }: StageResult) {
  return { offered, sent, ok, errors, dropped, unknown };
}

/** Half of the stage; every unknown outcome is a put. */
function methodOf(name: string, stage: StageResult): MethodResult {
  const unknown = name === 'put' ? stage.unknown : 0;
  const offered = stage.offered / 2;
  const errors = name === 'put' ? Math.ceil(stage.errors / 2) : Math.floor(stage.errors / 2);
  const ok = offered - errors - unknown;
  const scale = name === 'put' ? 1 : 0.6;
  const responseMs = { count: ok, mean: 4.9, p50: 1.62 * scale, p90: 2.9 * scale, p99: 214, p999: 306, max: 331.5 };
  const codes = { UNAVAILABLE: errors, OK: ok, DEADLINE_EXCEEDED: unknown };
  return { name, offered, sent: offered, ok, errors, unknown, dropped: 0, responseMs, serviceMs: responseMs, codes };
}

function curveOf(): readonly CurvePoint[] {
  const points = Array.from({ length: 105 }, (_, index) => {
    const nines = index / 20;
    const serviceMs = 0.35 * 10 ** (nines * 0.42) + (nines > 1.7 ? 300 * (1 - Math.exp(-(nines - 1.7) * 1.6)) : 0);
    return { percentile: 100 * (1 - 10 ** -nines), responseMs: serviceMs * 1.02 + 0.06, serviceMs };
  });
  return [...points, { percentile: 100, responseMs: 331.5, serviceMs: 330.9 }];
}

function nodeOf(story: Story, random: Random, nodeId: number): NodeSeries {
  const newLeaderAtMs = story.killAtMs + 284;
  const endMs = (story.warmupSeconds + story.seconds) * 1000;
  const samples = Array.from({ length: endMs / 500 }, (_, index) => {
    const atMs = index * 500;
    const gone = nodeId === 1 && atMs >= story.killAtMs && atMs < story.startAtMs + 412;
    const leader = nodeId === (atMs < story.killAtMs ? 1 : 3) && (atMs < story.killAtMs || atMs >= newLeaderAtMs);
    return {
      atMs,
      state: gone ? 'dead' : 'running',
      leader: leader && !gone,
      ballot: atMs < newLeaderAtMs ? '1.1' : '2.3',
      commitIndex: gone ? 0 : Math.round((atMs / 1000) * story.rps * 0.5),
      cpuPercent: gone ? 0 : (leader ? 58 : 31) * (0.9 + random.next() * 0.2),
      rssBytes: gone ? 0 : (92 + (nodeId * 3 + atMs / 1000) * 1.6) * 1024 * 1024,
      eventLoopDelayP99Ms: gone ? 0 : (leader ? 3.2 : 1.9) * (0.8 + random.next() * 0.4),
    };
  });
  return { nodeId, name: `n${nodeId}`, dc: ['fra', 'ams', 'par'][nodeId - 1] ?? '', samples };
}

function profileOf(story: Story): unknown {
  return {
    target: { service: 'etcdserverpb.KV', mix: { put: 50, get: 50 }, keys: 100_000, valueBytes: 100 },
    arrival: { shape: 'poisson', seed: story.seed },
    stages: [
      { name: 'warm-up', seconds: story.warmupSeconds, rps: story.rps, warmup: true },
      { name: 'steady', seconds: story.seconds, rps: story.rps },
    ],
    faults: [
      { atMs: story.killAtMs, kind: 'kill-node', target: 'leader' },
      { atMs: story.startAtMs, kind: 'start-node', target: 'killed' },
    ],
    maxInFlight: 20_000,
  };
}
