import { ConnectionError } from './connection-error.ts';
import { ErrorCode } from './error-codes.ts';
import { Flag } from './frames.ts';

/** Where the content of a DATA or HEADERS payload starts: after the pad length, if there is one (RFC 9113 §6.1, §6.2). */
export function paddedStart(flags: number, start: number): number {
  return (flags & Flag.PADDED) === 0 ? start : start + 1;
}

/**
 * Where the content ends and the padding starts.
 * @throws ConnectionError when the padding does not leave room for itself.
 */
export function paddedEnd(flags: number, bytes: Uint8Array, start: number, end: number): number {
  if ((flags & Flag.PADDED) === 0) return end;
  if (start === end) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'A padded frame has no pad length');
  const contentEnd = end - bytes[start]!;
  if (contentEnd <= start) throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, 'Padding exceeds its frame');
  return contentEnd;
}
