/**
 * What a benchmark may do to the cluster under test. `bench` declares it; `cli` implements it over its drivers, so that
 * the arrow stays cli → bench.
 */
export interface ClusterControl {
  /** Name of the cluster, for the result document. */
  readonly name: string;
  /** Every node with its addresses, dead ones included. */
  nodes(): Promise<readonly ClusterNode[]>;
  /** One sample of every node, for the time line. Never throws: an unreachable node is reported as such. */
  sample(): Promise<readonly NodeSample[]>;
  /** Carries out one fault on the node that `target` means now; resolves with what it did. */
  inject(fault: FaultRequest): Promise<FaultOutcome>;
}

export interface ClusterNode {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
  readonly host: string;
  readonly port: number;
  readonly alive: boolean;
}

export interface NodeSample {
  readonly nodeId: number;
  readonly name: string;
  readonly state: 'running' | 'paused' | 'unreachable' | 'dead';
  readonly role: 'leader' | 'candidate' | 'follower' | null;
  readonly leaderId: number;
  readonly ballot: string;
  readonly commitIndex: number;
  readonly appliedIndex: number;
  readonly rssBytes: number;
  /** User and system time since the process started; the difference of two samples gives the share. */
  readonly cpuMicros: number;
  readonly eventLoopDelayP99Ms: number;
}

export type FaultKind = 'kill-node' | 'start-node' | 'pause-node' | 'resume-node';

export interface FaultRequest {
  readonly kind: FaultKind;
  /** leader, follower, minority, all, dc=NAME, a node's name, or `killed`: what an earlier kill-node of this run hit. */
  readonly target: string;
  /** SIGKILL unless told. */
  readonly signal?: string;
}

export interface FaultOutcome {
  /** Names of the nodes that were hit. */
  readonly nodes: readonly string[];
  /** The leader when the fault was injected; null when there was none. */
  readonly leaderBefore: string | null;
}
