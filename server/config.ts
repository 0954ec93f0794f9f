/**
 * The settings of one node, as `nodes/<id>/config.json` holds them. Written by `scalectl up`, read once by
 * `server/main.ts`.
 */
export interface NodeConfig {
  readonly clusterId: string;
  readonly clusterName: string;
  /** 1 … number of nodes. */
  readonly nodeId: number;
  /** As people name it: "n1". */
  readonly name: string;
  /** Label of the data centre. */
  readonly dc: string;
  /** Holds `wal/` and `snapshots/`. */
  readonly dataDir: string;
  /** Loopback only as long as there is no TLS. */
  readonly host: string;
  /** gRPC: clients, peers, admin. */
  readonly port: number;
  /** HTTP: /metrics, /healthz (process lives), /readyz (serves requests). */
  readonly metricsPort: number;
  /** All nodes with which the cluster began. Who is a member from then on is told by the log. */
  readonly nodes: readonly NodeAddress[];
  /**
   * The node is none of `nodes`. As long as it is no member it learns what is decided, until the members make it one of
   * them.
   */
  readonly joining?: boolean;
  /** Of one that joins: the present members, whom it speaks to first instead of `nodes`. */
  readonly contacts?: readonly NodeAddress[];
  /** Votes and keeps no data. */
  readonly witness?: boolean;
  /** How many of `nodes` elect a leader, and keep a write, at the beginning; majorities when absent. */
  readonly quorums?: QuorumSizes;
  /**
   * A leader answers reads without asking anybody for so long after a quorum of heartbeats. The same on all nodes, for the
   * life of the cluster. Absent, the default: every read is confirmed by a quorum, and no clock is trusted.
   */
  readonly readLeaseMs?: number;
  /** The leader is to be a node with the highest priority that there is; 0, the lowest, when absent. */
  readonly leaderPriority?: number;
  /**
   * Keys, their readable past and leases may take so much memory; what makes them more is refused from there on. When absent
   * the third of what Node.js gives the process. The same on all nodes: each refuses for itself.
   */
  readonly storeQuotaBytes?: number;
  /** What serves gRPC; `wire` when absent. */
  readonly transport?: RpcTransport;
  readonly logLevel: LogLevel;
}

/** Three rounds of the election, or the lease ends between them; above ten seconds a dead leader is missed too long. */
export const readLeaseMsMin = 360;
export const readLeaseMsMax = 10_000;

/** Below it not even the past that is kept has room. */
export const storeQuotaBytesMin = 2 ** 20;

export const maxNodeId = 65_535;

export const maxLeaderPriority = 100;

/** The implementations of `RpcServer`. */
export type RpcTransport = (typeof rpcTransports)[number];

export const rpcTransports = ['wire', 'grpc-js'] as const;

export type LogLevel = (typeof logLevels)[number];

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** Any election quorum shares a node with any write quorum. (Multi-Paxos: quorums of phase 1 and phase 2.) */
export interface QuorumSizes {
  readonly election: number;
  readonly write: number;
}

export interface NodeAddress {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
  readonly host: string;
  readonly port: number;
}

/** The file cannot be used; the message is one sentence per problem. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(`${file} is not a node configuration: ${problems.join('; ')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Checks the text of a configuration file; throws ConfigError with everything that is wrong with it. */
export function parseConfig(file: string, text: string): NodeConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(file, [`it is not JSON (${(error as Error).message})`]);
  }
  const problems: string[] = [];
  const config = readConfig(new Fields(value, '', problems));
  if (problems.length === 0) checkRelations(config, problems);
  if (problems.length > 0) throw new ConfigError(file, problems);
  return config;
}

function readConfig(fields: Fields): NodeConfig {
  return {
    clusterId: fields.text('clusterId'),
    clusterName: fields.text('clusterName'),
    ...readAddress(fields),
    dataDir: fields.text('dataDir'),
    metricsPort: fields.integer('metricsPort', 0, 65_535),
    nodes: fields.list('nodes').map(readAddress),
    ...(fields.has('joining') ? { joining: fields.flag('joining') } : {}),
    ...(fields.has('contacts') ? { contacts: fields.list('contacts').map(readAddress) } : {}),
    ...(fields.has('witness') ? { witness: fields.flag('witness') } : {}),
    ...(fields.has('quorums') ? { quorums: readQuorums(fields.object('quorums')) } : {}),
    ...(fields.has('readLeaseMs')
      ? { readLeaseMs: fields.integer('readLeaseMs', readLeaseMsMin, readLeaseMsMax) }
      : {}),
    ...(fields.has('leaderPriority') ? { leaderPriority: fields.integer('leaderPriority', 0, maxLeaderPriority) } : {}),
    ...(fields.has('storeQuotaBytes')
      ? { storeQuotaBytes: fields.integer('storeQuotaBytes', storeQuotaBytesMin, Number.MAX_SAFE_INTEGER) }
      : {}),
    ...(fields.has('transport') ? { transport: fields.oneOf('transport', rpcTransports) } : {}),
    logLevel: fields.oneOf('logLevel', logLevels),
  };
}

function readAddress(fields: Fields): NodeAddress {
  return {
    nodeId: fields.integer('nodeId', 1, maxNodeId),
    name: fields.text('name'),
    dc: fields.text('dc'),
    host: fields.text('host'),
    port: fields.integer('port', 1, 65_535),
  };
}

function readQuorums(fields: Fields): QuorumSizes {
  return { election: fields.integer('election', 1, maxNodeId), write: fields.integer('write', 1, maxNodeId) };
}

function checkRelations(config: NodeConfig, problems: string[]): void {
  const ids = config.nodes.map(({ nodeId }) => nodeId);
  if (new Set(ids).size !== ids.length) problems.push('nodes: two have the same nodeId');
  const self = config.nodes.find(({ nodeId }) => nodeId === config.nodeId);
  if (config.joining === true) {
    if (self !== undefined) problems.push(`nodes: node ${config.nodeId} joins, and did not begin with them`);
  } else if (self === undefined) problems.push(`nodes: node ${config.nodeId} itself is missing`);
  else if (self.host !== config.host || self.port !== config.port) {
    problems.push(`nodes: node ${config.nodeId} has another address there than above`);
  }
  const { election, write } = config.quorums ?? { election: ids.length, write: ids.length };
  if (Math.max(election, write) > ids.length || election + write <= ids.length) {
    problems.push(`quorums of ${election} and ${write} of ${ids.length} nodes need not share a node`);
  }
}

/** Reads the fields of one JSON object and collects what is wrong. */
class Fields {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #problems: string[];

  constructor(value: unknown, path: string, problems: string[]) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) problems.push(`${path === '' ? 'it' : path} is not an object`);
    this.#object = isObject ? (value as Record<string, unknown>) : {};
    this.#path = path;
    this.#problems = problems;
  }

  has(name: string): boolean {
    return name in this.#object;
  }

  text(name: string): string {
    const value = this.#object[name];
    if (typeof value === 'string' && value !== '') return value;
    return this.#problem(name, 'must be a non-empty text', '');
  }

  integer(name: string, min: number, max: number): number {
    const value = this.#object[name];
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    return this.#problem(name, `must be a whole number from ${min} to ${max}`, min);
  }

  flag(name: string): boolean {
    const value = this.#object[name];
    return typeof value === 'boolean' ? value : this.#problem(name, 'must be true or false', false);
  }

  oneOf<const T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const value = this.#object[name];
    const found = choices.find((choice) => choice === value);
    return found ?? this.#problem(name, `must be one of ${choices.join(', ')}`, choices[0]);
  }

  list(name: string): Fields[] {
    const value = this.#object[name];
    if (!Array.isArray(value) || value.length === 0) return this.#problem(name, 'must be a non-empty list', []);
    return value.map((item, i) => new Fields(item, `${this.#path}${name}[${i}]`, this.#problems));
  }

  object(name: string): Fields {
    return new Fields(this.#object[name], `${this.#path}${name}`, this.#problems);
  }

  #problem<T>(name: string, what: string, instead: T): T {
    this.#problems.push(`${this.#path === '' ? '' : `${this.#path}.`}${name} ${what}`);
    return instead;
  }
}
