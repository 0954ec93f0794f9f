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
  /** Holds `wal/`. */
  readonly dataDir: string;
  /** Loopback only as long as there is no TLS. */
  readonly host: string;
  /** gRPC: clients, peers, admin. */
  readonly port: number;
  /** HTTP: /metrics, /healthz (process lives), /readyz (serves requests). */
  readonly metricsPort: number;
  /** All nodes of the cluster, this one included. */
  readonly nodes: readonly NodeAddress[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export interface NodeAddress {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
  readonly host: string;
  readonly port: number;
}
