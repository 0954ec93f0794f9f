import { toRpcError } from '../rpc-error.ts';
import { inflate } from '../transports/wire/message-decoder.ts';
import { CallError } from './call-error.ts';
import type { IncomingMessage } from './message-assembler.ts';

/** The response in a message. @throws CallError when it cannot be read, or is larger than allowed */
export function decodeResponse<Response>(
  message: IncomingMessage,
  maxMessageBytes: number,
  method: { decode(bytes: Buffer): Response },
): Response {
  const bytes = message.compressed ? inflated(message.bytes, maxMessageBytes) : message.bytes;
  try {
    return method.decode(bytes);
  } catch (cause) {
    throw new CallError('INTERNAL', 'The response cannot be decoded', { cause });
  }
}

function inflated(bytes: Buffer, maxMessageBytes: number): Buffer {
  try {
    return inflate(bytes, maxMessageBytes);
  } catch (cause) {
    const { code, message } = toRpcError(cause);
    throw new CallError(code, message, { cause });
  }
}
