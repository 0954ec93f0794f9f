import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ReplicaStatus } from '../replica/contract.ts';
import type { CallRecorder } from '../rpc/interceptors/metrics.ts';
import type { StatusCode } from '../rpc/status.ts';
import type { Usage } from './usage.ts';

export interface MetricsSources {
  readonly status: () => ReplicaStatus;
  readonly usage: () => Usage;
  /** What keys, their past and leases take in memory, and may take. */
  readonly store: () => { readonly sizeBytes: number; readonly quotaBytes: number };
  readonly nodeId: number;
}

const latencyBucketsSeconds = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5,
];
const batchBuckets = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/**
 * The node's Prometheus metrics. Counting a call is a few additions on plain fields: names, labels and text are made
 * when somebody scrapes.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #recorders = new Map<string, MethodRecorder>();
  readonly #fsyncSeconds: Histogram;
  readonly #batchSize: Histogram;
  readonly #leaderChanges: Counter;
  readonly #abusedConnections: Counter;

  constructor(sources: MetricsSources) {
    const registers = [this.#registry];
    this.#fsyncSeconds = new Histogram({
      name: 'scalectl_wal_sync_seconds',
      help: 'Time to make one batch of log records durable',
      buckets: latencyBucketsSeconds,
      registers,
    });
    this.#batchSize = new Histogram({
      name: 'scalectl_proposal_batch_entries',
      help: 'Entries proposed together by this node as leader',
      buckets: batchBuckets,
      registers,
    });
    this.#leaderChanges = new Counter({
      name: 'scalectl_leader_changes_total',
      help: 'Times that this node learned of a leader: another one, or the same again after none',
      registers,
    });
    this.#abusedConnections = new Counter({
      name: 'scalectl_connection_abuse_total',
      help: 'Connections that were ended for what their client did or failed to do, by what it was (docs/security.md)',
      labelNames: ['kind'],
      registers,
    });
    this.#registerCalls(registers);
    registerStatus(sources, registers);
    registerUsage(sources, registers);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** The counters of one method; the same ones for the same path. */
  recorderOf(method: { readonly path: string }): CallRecorder {
    let recorder = this.#recorders.get(method.path);
    if (recorder === undefined) {
      recorder = new MethodRecorder();
      this.#recorders.set(method.path, recorder);
    }
    return recorder;
  }

  durable(durationMs: number): void {
    this.#fsyncSeconds.observe(durationMs / 1000);
  }

  proposed(batchSize: number): void {
    this.#batchSize.observe(batchSize);
  }

  /** @param leaderId 0: there is none; that a leader was lost is no second change. */
  leaderChanged(leaderId: number): void {
    if (leaderId !== 0) this.#leaderChanges.inc();
  }

  connectionAbused(kind: string): void {
    this.#abusedConnections.inc({ kind });
  }

  #registerCalls(registers: Registry[]): void {
    const recorders = this.#recorders;
    new Counter({
      name: 'scalectl_requests_total',
      help: 'Calls answered, by method and gRPC code',
      labelNames: ['method', 'code'],
      registers,
      collect() {
        this.reset();
        for (const [method, recorder] of recorders) {
          for (const [code, count] of recorder.byCode) this.inc({ method, code }, count);
        }
      },
    });
    new Gauge({
      name: 'scalectl_requests_in_flight',
      help: 'Calls being served, by method',
      labelNames: ['method'],
      registers,
      collect() {
        for (const [method, recorder] of recorders) this.set({ method }, recorder.inFlight);
      },
    });
    registers[0]!.registerMetric(new CallSeconds(recorders) as unknown as Histogram);
  }
}

/** Plain counters of one method. */
class MethodRecorder implements CallRecorder {
  inFlight = 0;
  readonly byCode = new Map<StatusCode, number>();
  /** Calls per bucket, not cumulated; the last is for those above all bounds. */
  readonly buckets = new Float64Array(latencyBucketsSeconds.length + 1);
  sumSeconds = 0;
  count = 0;

  started(): void {
    this.inFlight++;
  }

  ended(code: StatusCode, durationMs: number): void {
    this.inFlight--;
    this.byCode.set(code, (this.byCode.get(code) ?? 0) + 1);
    const seconds = durationMs / 1000;
    let bucket = 0;
    while (bucket < latencyBucketsSeconds.length && seconds > latencyBucketsSeconds[bucket]!) bucket++;
    this.buckets[bucket]! += 1;
    this.sumSeconds += seconds;
    this.count++;
  }
}

/** The latency histogram as the registry reads it, made from the plain counters when it is scraped. */
class CallSeconds {
  readonly name = 'scalectl_request_seconds';
  readonly help = 'Time from the arrival of a call to the end of its answer';
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  readonly #recorders: ReadonlyMap<string, MethodRecorder>;

  constructor(recorders: ReadonlyMap<string, MethodRecorder>) {
    this.#recorders = recorders;
  }

  reset(): void {
    // The counters belong to the recorders and live as long as the process.
  }

  async get() {
    const { name, help, type, aggregator } = this;
    const values = [...this.#recorders].flatMap(([method, recorder]) => histogramValues(name, method, recorder));
    return { name, help, type, aggregator, values };
  }
}

function histogramValues(name: string, method: string, recorder: MethodRecorder) {
  let cumulated = 0;
  const values: { metricName: string; labels: Record<string, string | number>; value: number }[] = [];
  recorder.buckets.forEach((count, i) => {
    cumulated += count;
    const le = latencyBucketsSeconds[i] ?? '+Inf';
    values.push({ metricName: `${name}_bucket`, labels: { method, le }, value: cumulated });
  });
  values.push({ metricName: `${name}_sum`, labels: { method }, value: recorder.sumSeconds });
  values.push({ metricName: `${name}_count`, labels: { method }, value: recorder.count });
  return values;
}

function registerStatus({ status, store, nodeId }: MetricsSources, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: (status: ReplicaStatus) => number) =>
    new Gauge({
      name: `scalectl_${name}`,
      help,
      registers,
      collect() {
        this.set(read(status()));
      },
    });
  gauge('store_size_bytes', 'What keys, their readable past and leases take in memory, about', () => store().sizeBytes);
  gauge('store_quota_bytes', 'From that size on what adds to the store is refused', () => store().quotaBytes);
  gauge('is_leader', 'This node leads', (s) => (s.role === 'leader' ? 1 : 0));
  gauge('has_leader', 'This node knows a leader', (s) => (s.leaderId === 0 ? 0 : 1));
  gauge('leader_id', 'The leader that this node knows, 0 for none', (s) => s.leaderId);
  gauge('ballot_round', 'Round of the ballot that this node is bound to', (s) => s.ballot.round);
  gauge('commit_index', 'Entries known to be chosen', (s) => s.commitIndex);
  gauge('applied_index', 'Entries applied to the state machine', (s) => s.appliedIndex);
  gauge('last_index', 'Entries in the log', (s) => s.lastIndex);
  gauge('revision', 'Revision of the key-value store', (s) => s.revision);
  gauge('wal_size_bytes', 'Size of the write-ahead log', (s) => s.logSizeBytes);
  gauge('queued_proposals', "Writes of this node's clients that wait for their result", (s) => s.queuedProposals);
  gauge('queued_reads', "Linearizable reads of this node's clients that wait", (s) => s.queuedReads);
  gauge('disk_ok', 'The log can be written', (s) => (s.disk === 'ok' ? 1 : 0));
  gauge('disk_full', 'Writes are refused until there is space', (s) => (s.disk === 'full' ? 1 : 0));
  gauge('disk_failed', 'Nothing is acknowledged until the node is started again', (s) => (s.disk === 'failed' ? 1 : 0));
  gauge('is_behind', 'A snapshot of another node is on its way here, or the own log is still read', (s) =>
    s.isBehind ? 1 : 0,
  );
  gauge('node_id', 'This node', () => nodeId);
}

function registerUsage({ usage }: MetricsSources, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: (usage: Usage) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(usage()));
      },
    });
  // The names that dashboards for any process look for.
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'User and system time',
    registers,
    collect() {
      this.reset();
      this.inc(usage().cpuMicros / 1e6);
    },
  });
  gauge('process_resident_memory_bytes', 'Resident memory', (u) => u.rssBytes);
  gauge('scalectl_event_loop_delay_p99_seconds', 'Delay of the event loop, last second', (u) => {
    return u.eventLoopDelayP99Ms / 1000;
  });
}
