import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { ClusterControl, FaultOutcome, FaultRequest, NodeSample } from '../../../bench/cluster-control.ts';
import type { KvServerOptions } from './kv-server.ts';

/** A KV server in a process of its own, which can be killed as real nodes are. */
class KvProcess {
  port = 0;
  private child: ChildProcess | null = null;
  private readonly options: KvServerOptions;

  constructor(options: KvServerOptions = {}) {
    this.options = options;
  }

  get alive(): boolean {
    return this.child !== null;
  }

  /** Starts it, the second time on the same port. */
  async start(): Promise<this> {
    const options = this.port === 0 ? this.options : { ...this.options, port: this.port };
    this.child = fork(new URL('./kv-server.js', import.meta.url), [JSON.stringify(options)]);
    const [port] = await once(this.child, 'message');
    this.port = Number(port);
    return this;
  }

  async kill(): Promise<void> {
    const child = this.child;
    if (child === null) return;
    this.child = null;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

/** A "cluster" of independent servers: enough for what the generator and the runner do to one. */
export class KvProcesses implements ClusterControl {
  readonly name = 'test';
  private readonly servers: readonly KvProcess[];
  private killed: KvProcess[] = [];

  private constructor(servers: readonly KvProcess[]) {
    this.servers = servers;
  }

  static async start(count: number, options: KvServerOptions = {}): Promise<KvProcesses> {
    const servers = Array.from({ length: count }, () => new KvProcess(options));
    return new KvProcesses(await Promise.all(servers.map((server) => server.start())));
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
  }

  async nodes() {
    return this.servers.map(({ port, alive }, i) => ({
      nodeId: i + 1,
      name: `n${i + 1}`,
      dc: 'a',
      host: '127.0.0.1',
      port,
      alive,
    }));
  }

  /** The first living server calls itself the leader. */
  async sample(): Promise<readonly NodeSample[]> {
    const leader = this.servers.findIndex(({ alive }) => alive);
    return this.servers.map(({ alive }, i) => ({
      nodeId: i + 1,
      name: `n${i + 1}`,
      state: alive ? 'running' : 'dead',
      role: i === leader ? 'leader' : 'follower',
      leaderId: leader + 1,
      ballot: `1.${leader + 1}`,
      commitIndex: 0,
      appliedIndex: 0,
      rssBytes: 1e6,
      dataBytes: 0,
      cpuMicros: 0,
      eventLoopDelayP99Ms: 0,
    }));
  }

  async inject({ kind, target }: FaultRequest): Promise<FaultOutcome> {
    const leader = this.servers.findIndex(({ alive }) => alive);
    if (kind === 'kill-node') {
      const hit = target === 'all' ? this.servers.filter(({ alive }) => alive) : [this.servers[leader]!];
      await Promise.all(hit.map((server) => server.kill()));
      this.killed = hit;
      return { nodes: hit.map((server) => this.nameOf(server)), leaderBefore: `n${leader + 1}` };
    }
    if (kind !== 'start-node') throw new Error(`${kind} is not for these servers`);
    await Promise.all(this.killed.map((server) => server.start()));
    return { nodes: this.killed.map((server) => this.nameOf(server)), leaderBefore: null };
  }

  private nameOf(server: KvProcess): string {
    return `n${this.servers.indexOf(server) + 1}`;
  }
}
