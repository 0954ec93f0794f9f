import { gunzipSync, gzipSync } from 'node:zlib';
import type { FramingError } from '../../../proto/wire/grpc/message-framing.ts';
import { StatusCode } from '../../../proto/wire/grpc/status.ts';

// Synchronous, because the order of messages is kept for nothing then, and the asynchronous way costs about 50 µs per
// message for the thread pool. The largest message (4 MiB unless told) holds the event loop for about 10 ms.

/** What a message cannot gain by: gzip adds 18 bytes, and a packet is a packet. */
export const minCompressedBytes = 256;

export function compress(message: Uint8Array): Buffer {
  return gzipSync(message, { level: 1 });
}

/** Decompresses up to a limit: a few KiB may hold gigabytes of zeros. */
export function inflate(message: Buffer, maxBytes: number): Buffer | FramingError {
  try {
    return gunzipSync(message, { maxOutputLength: maxBytes });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? {
          status: StatusCode.RESOURCE_EXHAUSTED,
          message: `A message exceeds the limit of ${maxBytes} bytes when inflated`,
        }
      : { status: StatusCode.INTERNAL, message: `A compressed message is damaged: ${(error as Error).message}` };
  }
}
