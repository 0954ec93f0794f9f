import type { SecureContextOptions } from 'node:tls';
import type { AbuseKind } from '../../../../proto/wire/connection-error.ts';
import type { RpcServerOptions } from '../../rpc-server.ts';

/** How this server proves who it is, and whether clients must (PEM). */
export interface WireTlsOptions extends Pick<SecureContextOptions, 'key' | 'cert' | 'ca' | 'minVersion'> {
  /** Mutual TLS: only clients with a certificate of `ca` are let in. */
  readonly requireClientCertificate?: boolean;
}

/** Times that a connection is given. All in milliseconds; Infinity turns one off. */
export interface ConnectionTimes {
  /** For the preface, for our SETTINGS to be acknowledged, and for each header block to end. Default 10 s. */
  readonly handshakeMs: number;
  /** A connection without calls is ended in order after this. Default 5 min. */
  readonly idleMs: number;
  /** A connection is ended in order after this, to spread clients over servers again. Default: never. */
  readonly ageMs: number;
  /** After silence of this length the client is asked for a sign of life. Default 30 s. */
  readonly keepaliveMs: number;
  /** And must give one within this. Default 10 s. */
  readonly keepaliveTimeoutMs: number;
  /** A client that takes nothing of what it was sent is cut after this. Default 30 s. */
  readonly stallMs: number;
  /** The same when it is HTTP/2 windows that it does not open; a reader may pause for that long. Default 5 min. */
  readonly closedWindowMs: number;
  /** What calls in flight get when their connection ends in order. Default 30 s. */
  readonly drainMs: number;
  /**
   * For a client to take our last bytes. What it still sends meanwhile is dropped: closing over unread bytes resets the
   * connection, and the client may never see why it ended. Default 5 s.
   */
  readonly lingerMs: number;
}

/** Why a connection is cut when a time has run out. */
export type CutReason =
  | 'slow-handshake'
  | 'slow-headers'
  | 'settings-unacknowledged'
  | 'dead'
  | 'stalled'
  | 'closed-windows'
  | 'drain-timeout';

/** How a connection came to an end that was not in order: a time that ran out, a limit on abuse, a mistake, or TLS. */
export type EndReason = CutReason | AbuseKind | 'protocol-error' | 'tls-handshake' | 'no-alpn';

export interface WireServerOptions extends RpcServerOptions {
  /** Plain TCP when absent. */
  readonly tls?: WireTlsOptions;
  readonly times?: Partial<ConnectionTimes>;
  /** A connection was ended for what its client did or did not do; to be counted. */
  readonly onConnectionEndedBadly?: (reason: EndReason, peer: string) => void;
}

export const defaultConnectionTimes: ConnectionTimes = Object.freeze({
  handshakeMs: 10_000,
  idleMs: 300_000,
  ageMs: Infinity,
  keepaliveMs: 30_000,
  keepaliveTimeoutMs: 10_000,
  stallMs: 30_000,
  closedWindowMs: 300_000,
  drainMs: 30_000,
  lingerMs: 5_000,
});
