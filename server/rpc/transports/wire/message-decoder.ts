import { gunzipSync } from 'node:zlib';
import type { FramingError } from '../../../../proto/wire/grpc/message-framing.ts';
import { StatusCode } from '../../../../proto/wire/grpc/status.ts';
import { RpcError } from '../../rpc-error.ts';

/** What a compressed message holds. @throws RpcError when it holds more than is allowed, or is not gzip. */
export function inflate(message: Buffer, maxMessageBytes: number): Buffer {
  try {
    return gunzipSync(message, { maxOutputLength: Math.max(1, maxMessageBytes) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new RpcError('RESOURCE_EXHAUSTED', `a message exceeds the limit of ${maxMessageBytes} bytes once inflated`);
    }
    throw new RpcError('INTERNAL', 'a message is marked as compressed, but is not gzip');
  }
}

/** The answer to a body that is not a sequence of messages. */
export function framingFailure({ status, message }: FramingError): RpcError {
  return new RpcError(status === StatusCode.RESOURCE_EXHAUSTED ? 'RESOURCE_EXHAUSTED' : 'INTERNAL', message);
}
