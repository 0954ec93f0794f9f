import type { LogLevel, RpcTransport } from '../../server/config.ts';
import type { ProcessIdentity, ProcessTag, ProcessView, TaggedProcess } from './identity.ts';
import type { ClusterRecord, NodeRecord } from './registry.ts';

export interface NodeExit {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** A node that this scalectl has just started. */
export interface StartedNode {
  readonly nodeName: string;
  /** Null when it was gone before it could be looked at. */
  readonly process: ProcessIdentity | null;
  /** Resolves when it ends while this scalectl lives. */
  readonly exit: Promise<NodeExit>;
  /** What it has written since it was started. */
  lastLogLines(count: number): Promise<readonly string[]>;
}

/** What the processes of nodes are told when they start. */
export interface NodeSettings {
  readonly logLevel: LogLevel;
  /** The node's own choice when absent. */
  readonly transport?: RpcTransport;
}

/** Where nodes run and how they are reached: processes of this machine now. */
export interface Driver {
  /** The process of each node, by name of node, those included whose start was never recorded. */
  observe(cluster: ClusterRecord): Promise<ReadonlyMap<string, ProcessView>>;
  /** Every process that carries the tag. */
  findAll(tag: ProcessTag): Promise<readonly TaggedProcess[]>;
  /**
   * Rejects with CliError `port-taken` when somebody else listens where the node should. One that a change under way adds
   * runs behind the others, where that is possible, until `bringForward`.
   */
  start(cluster: ClusterRecord, node: NodeRecord, settings: NodeSettings): Promise<StartedNode>;
  /** From here on the process gets as much of the processors as the others. False when this user may not give it that. */
  bringForward(tag: ProcessTag, process: ProcessIdentity): Promise<boolean>;
  /** False when the process is gone. Never hits a process that is not the one meant. */
  signal(tag: ProcessTag, process: ProcessIdentity, signal: NodeJS.Signals): Promise<boolean>;
  /** Resolves true when the process is gone, false when it is still there after the timeout. */
  waitUntilGone(tag: ProcessTag, process: ProcessIdentity, timeoutMs: number): Promise<boolean>;
}
