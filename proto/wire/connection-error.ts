import { ErrorCode, errorCodeName } from './error-codes.ts';

/** What a peer can do cheaply and we pay for: the labels under which closed connections are counted. */
export type AbuseKind = 'replies' | 'resets' | 'glitches' | 'empty-data' | 'pings' | 'header-block' | 'settings';

/**
 * The peer broke a rule in a way that ends the whole connection (RFC 9113 §5.4.1). Thrown inside the core, where it ends
 * the parsing at once; `Connection.receive` turns it into a GOAWAY and an event, so nothing leaves the core as an
 * exception. Violations that end one stream only are not thrown: a peer can provoke them cheaply by the thousand.
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  /** One of `ErrorCode`. */
  readonly code: number;
  /** Which limit on abuse was reached; null for a plain mistake. */
  readonly abuse: AbuseKind | null;

  constructor(code: number, message: string, abuse: AbuseKind | null = null) {
    super(`${message} (${errorCodeName(code)})`);
    this.code = code;
    this.abuse = abuse;
  }
}

/** The most frequent kind: a frame that must not come now, or not so. */
export function violation(message: string): ConnectionError {
  return new ConnectionError(ErrorCode.PROTOCOL_ERROR, message);
}
