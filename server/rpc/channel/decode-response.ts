import { type ErrorCode, statusCodes } from '../status.ts';
import { CallError } from './call-error.ts';
import { inflate } from './gzip.ts';
import type { IncomingMessage } from './message-assembler.ts';

/** The response in a message. @throws CallError when it cannot be read, or is larger than allowed */
export function decodeResponse<Response>(
  message: IncomingMessage,
  maxMessageBytes: number,
  method: { decode(bytes: Buffer): Response },
): Response {
  const plain = message.compressed ? inflate(message.bytes, maxMessageBytes) : message.bytes;
  if (!Buffer.isBuffer(plain)) throw new CallError(statusCodes[plain.status] as ErrorCode, plain.message);
  try {
    return method.decode(plain);
  } catch (cause) {
    throw new CallError('INTERNAL', 'The response cannot be decoded', { cause });
  }
}
