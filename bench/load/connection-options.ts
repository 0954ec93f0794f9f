import type { RequestTarget } from './request-headers.ts';

/** Where a connection goes, and what all its calls have in common. */
export interface LoadConnectionOptions extends RequestTarget {
  /** Full paths, "/etcdserverpb.KV/Put"; `send` names them by position. */
  readonly methods: readonly string[];
  readonly connectTimeoutMs: number;
  /** Per call: sent as grpc-timeout, and kept locally by `expire`. */
  readonly timeoutMs: number;
  /** Responses above end as RESOURCE_EXHAUSTED; 4 MiB unless told, as with every gRPC client. */
  readonly maxMessageBytes?: number;
}
