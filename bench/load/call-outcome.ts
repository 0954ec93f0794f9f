import type { ResetOrigin } from '../../proto/wire/connection-events.ts';
import { ErrorCode } from '../../proto/wire/error-codes.ts';
import { StatusCode, statusFromReset } from '../../proto/wire/grpc/status.ts';
import type { CallOutcome } from './call-sink.ts';

/** Why a call ended without an answer. */
export interface UnansweredCall {
  readonly code: number;
  readonly origin: ResetOrigin;
  /** Whether its bytes were handed to the socket. */
  readonly written: boolean;
  readonly deadlinePassed: boolean;
}

/** What to report for a call whose stream was reset: gRPC status, and whether it may have been processed. */
export function resetResult(call: UnansweredCall): { status: number; outcome: CallOutcome } {
  if (isNeverProcessed(call)) return { status: StatusCode.UNAVAILABLE, outcome: 'not-sent' };
  return { status: statusOfReset(call), outcome: 'unknown' };
}

function isNeverProcessed({ code, origin, written }: UnansweredCall): boolean {
  if (origin === 'peer') return code === ErrorCode.REFUSED_STREAM;
  return origin === 'unprocessed' || (origin === 'connection' && !written);
}

function statusOfReset({ code, origin, deadlinePassed }: UnansweredCall): number {
  if (origin === 'connection') return StatusCode.UNAVAILABLE;
  // A server that keeps the deadline may cancel the call just before we do.
  if (code === ErrorCode.CANCEL && deadlinePassed) return StatusCode.DEADLINE_EXCEEDED;
  return statusFromReset(code);
}
