import type { ClusterControl, ClusterNode, NodeSample } from './cluster-control.ts';
import type { NodeSeries } from './result.ts';

const intervalMs = 1000;

type Point = NodeSeries['samples'][number];

/** Samples every node once a second beside the load; a slow answer delays the next sample, never the load. */
export class NodeSampler {
  private readonly cluster: ClusterControl;
  private readonly nowMs: () => number;
  private readonly points = new Map<string, Point[]>();
  private readonly latest = new Map<string, { atMs: number; cpuMicros: number }>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private busy = false;

  constructor(cluster: ClusterControl, nowMs: () => number) {
    this.cluster = cluster;
    this.nowMs = nowMs;
  }

  start(): void {
    this.timer = setInterval(() => this.sampleOnce(), intervalMs);
    this.sampleOnce();
  }

  /** The series of all nodes; `nodes` gives their labels. */
  async stop(nodes: readonly ClusterNode[]): Promise<readonly NodeSeries[]> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
    return nodes.map(({ nodeId, name, dc }) => ({ nodeId, name, dc, samples: this.points.get(name) ?? [] }));
  }

  private sampleOnce(): void {
    if (this.busy) return;
    this.busy = true;
    this.running = this.take().finally(() => {
      this.busy = false;
    });
  }

  private async take(): Promise<void> {
    const atMs = Math.max(0, this.nowMs());
    for (const sample of await this.cluster.sample()) {
      const points = this.points.get(sample.name) ?? [];
      this.points.set(sample.name, points);
      points.push(this.point(sample, atMs));
    }
  }

  private point(sample: NodeSample, atMs: number): Point {
    const { name, state, role, ballot, commitIndex, rssBytes, dataBytes, eventLoopDelayP99Ms } = sample;
    const leader = state === 'running' && role === 'leader';
    const cpuPercent = this.cpuPercent(sample, atMs);
    if (state === 'running') this.latest.set(name, { atMs, cpuMicros: sample.cpuMicros });
    return { atMs, state, leader, ballot, commitIndex, cpuPercent, rssBytes, dataBytes, eventLoopDelayP99Ms };
  }

  /** Of one core, since the sample before; 0 for the first one, and for a process that has just been started anew. */
  private cpuPercent({ name, state, cpuMicros }: NodeSample, atMs: number): number {
    const before = this.latest.get(name);
    if (state !== 'running' || before === undefined || cpuMicros < before.cpuMicros || atMs <= before.atMs) return 0;
    return (cpuMicros - before.cpuMicros) / (atMs - before.atMs) / 10;
  }
}
