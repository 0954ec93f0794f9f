import { defaultMaxMessageBytes } from '../../../proto/wire/grpc/message-framing.ts';
import type { MetadataEntry } from '../../../proto/wire/grpc/metadata.ts';
import { defaultWindows, type WindowOptions } from '../../../proto/wire/window-growth.ts';
import { type BackoffPolicy, defaultBackoff } from './backoff.ts';
import type { RetryPolicy } from './retry-policy.ts';
import type { SocketTarget, TlsOptions } from './socket.ts';

/** PINGs that find out whether the server is still there (grpc/doc/keepalive.md). Servers turn away who asks too often. */
export interface KeepAliveOptions {
  /** A PING goes out when nothing was heard for this long. */
  readonly timeMs: number;
  /** The connection is given up when nothing comes back for this long. */
  readonly timeoutMs: number;
  /** Whether a connection without calls is kept alive too. */
  readonly withoutCalls: boolean;
}

/** Where a channel goes and what its calls have in common. Everything but the addresses has a default. */
export interface ChannelOptions {
  /** Tried in order; the first that answers is used until it is lost ("pick first"). */
  readonly addresses: readonly SocketTarget[];
  /** Plain TCP when absent. */
  readonly tls?: TlsOptions;
  /** The `:authority` of requests; host and port of the first address unless told. */
  readonly authority?: string;
  readonly userAgent?: string;
  /** For one address to accept the connection and speak HTTP/2. */
  readonly connectTimeoutMs?: number;
  readonly backoff?: BackoffPolicy;
  /** Off when absent. */
  readonly keepAlive?: KeepAliveOptions;
  /** Calls made again after a failure; only those that no handler has seen when absent. */
  readonly retry?: RetryPolicy;
  /** Messages above are refused, before they are buffered, and when they exceed it inflated. */
  readonly maxReceiveMessageBytes?: number;
  /** Messages above are not sent; without limit unless told, as with every gRPC client. */
  readonly maxSendMessageBytes?: number;
  /** How requests are encoded; responses in gzip are always understood. */
  readonly compression?: 'identity' | 'gzip';
  /** Calls that wait for a connection or for a free stream; more end as RESOURCE_EXHAUSTED. */
  readonly maxWaitingCalls?: number;
  /**
   * How much the server may have under way to us, per stream: what a slow reader holds at most, besides one message.
   * Unless told, it grows with what the path holds.
   */
  readonly streamWindowBytes?: number;
  /** The same over all streams. */
  readonly connectionWindowBytes?: number;
  /** How far the windows grow; not at all when one of the two above is given. */
  readonly maxStreamWindowBytes?: number;
  readonly maxConnectionWindowBytes?: number;
  /** In [0, 1): jitter of reconnects and retries. */
  readonly random?: () => number;
}

export type ChannelSettings = Required<Omit<ChannelOptions, 'tls' | 'keepAlive' | 'retry'>> &
  Pick<ChannelOptions, 'tls' | 'keepAlive' | 'retry'>;

export function channelSettings(options: ChannelOptions): ChannelSettings {
  const [first] = options.addresses;
  if (first === undefined) throw new RangeError('A channel needs an address');
  return {
    authority: `${first.host}:${first.port}`,
    userAgent: 'scalectl',
    connectTimeoutMs: 5000,
    backoff: defaultBackoff,
    maxReceiveMessageBytes: defaultMaxMessageBytes,
    maxSendMessageBytes: Infinity,
    compression: 'identity',
    maxWaitingCalls: 10_000,
    random: Math.random,
    ...windowsOf(options),
    ...options,
  };
}

function windowsOf({ streamWindowBytes, connectionWindowBytes }: ChannelOptions): Required<WindowOptions> {
  if (streamWindowBytes === undefined && connectionWindowBytes === undefined) return defaultWindows;
  const stream = streamWindowBytes ?? defaultWindows.streamWindowBytes;
  const connection = connectionWindowBytes ?? defaultWindows.connectionWindowBytes;
  return {
    streamWindowBytes: stream,
    connectionWindowBytes: connection,
    maxStreamWindowBytes: stream,
    maxConnectionWindowBytes: connection,
  };
}

/** What one call may ask for. */
export interface CallOptions {
  /** From now on; sent as grpc-timeout and kept locally. Without it a call waits as long as its connection lives. */
  readonly timeoutMs?: number;
  /** Ends the call as CANCELLED. */
  readonly signal?: AbortSignal;
  readonly metadata?: readonly MetadataEntry[];
  /** Waits for a connection instead of failing while the server is unreachable (grpc/doc/wait-for-ready.md). */
  readonly waitForReady?: boolean;
  /** Instead of the channel's. */
  readonly compression?: 'identity' | 'gzip';
}
