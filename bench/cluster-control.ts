import type {
  PlannedGrayNode,
  PlannedHeal,
  PlannedLink,
  PlannedMemberFault,
  PlannedNodeFault,
  PlannedPartition,
  PlannedScale,
} from '../profiles/fault.ts';

/**
 * What a benchmark may do to the cluster under test. `bench` declares it; `cli` implements it over its drivers, so that
 * the arrow stays cli → bench.
 */
export interface ClusterControl {
  /** Name of the cluster, for the result document. */
  readonly name: string;
  /** Every node with its addresses, dead ones included. */
  nodes(): Promise<readonly ClusterNode[]>;
  /**
   * One sample of every node, for the time line; or of the one named, if it is there. Takes as long as the slowest answer, for
   * at most a second. Never throws: an unreachable node is reported as such.
   */
  sample(name?: string): Promise<readonly NodeSample[]>;
  /**
   * Carries out one fault on the node that `target` means now; resolves with what it did. Faults that last are leases
   * that the nodes hold: they end by themselves, also when the benchmark was killed.
   */
  inject(fault: FaultRequest, members?: MemberWatch): Promise<FaultOutcome>;
}

export interface ClusterNode {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
  readonly host: string;
  readonly port: number;
  readonly alive: boolean;
  /** It votes and keeps no data: it serves no client. */
  readonly witness?: boolean;
}

/** Hears of nodes that come and go while a fault of the members is carried out. */
export interface MemberWatch {
  /** They serve from now on. */
  joined(nodes: readonly ClusterNode[]): void;
  /** They are about to leave; until then they answer. */
  leaving(nodes: readonly ClusterNode[]): void;
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
  /** All that it keeps on disk. */
  readonly dataBytes: number;
  /** User and system time since the process started; the difference of two samples gives the share. */
  readonly cpuMicros: number;
  readonly eventLoopDelayP99Ms: number;
}

/**
 * What is to be done now. Targets are selectors: leader, follower, minority, all, dc=NAME, a node's name, or `killed`: what
 * an earlier kill-node of this run hit. `heal` ends what this run has set.
 */
export type FaultRequest = NodeFaultRequest | MemberRequest | LeaseRequest | Omit<PlannedHeal, 'atMs'>;

export type MemberRequest = Omit<PlannedScale, 'atMs'> | Omit<PlannedMemberFault, 'atMs'>;

export interface NodeFaultRequest {
  readonly kind: PlannedNodeFault['kind'];
  readonly target: string;
  /** SIGKILL unless told. */
  readonly signal?: string;
}

/** Faults that last for a time and are held by the nodes. */
export type LeaseRequest = Omit<PlannedPartition, 'atMs'> | Omit<PlannedLink, 'atMs'> | Omit<PlannedGrayNode, 'atMs'>;

export interface FaultOutcome {
  /** Names of the nodes that were hit. */
  readonly nodes: readonly string[];
  /** The leader when the fault was injected; null when there was none. */
  readonly leaderBefore: string | null;
  /** Of faults that last: what it came to, "isolate n3, drop". */
  readonly summary?: string;
  /** Directed links that it touches: "n1 → n2". */
  readonly links?: readonly string[];
  /** Nodes that reach a quorum while it lasts. */
  readonly quorumConnected?: readonly string[];
  /** Whether another node has to lead while it lasts. */
  readonly losesLeader?: boolean;
  /** Resolves with a sentence when the links turned out not to be what the nodes declare, else with null. Never rejects. */
  readonly verified?: Promise<string | null>;
}
