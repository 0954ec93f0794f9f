import type { Readable } from 'node:stream';

const lengthSizeBytes = 4;

/** One message as the suite's runner takes it: four bytes of length, most significant first, and the message. */
export function delimited(message: Uint8Array): Buffer {
  const length = Buffer.alloc(lengthSizeBytes);
  length.writeUInt32BE(message.length);
  return Buffer.concat([length, message]);
}

/** The messages of a stream as they arrive; ends with the stream. */
export async function* readDelimited(input: Readable): AsyncGenerator<Buffer, void, undefined> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of input) {
    pending = Buffer.concat([pending, chunk as Buffer]);
    for (let end = endOfFirst(pending); end !== null; end = endOfFirst(pending)) {
      yield pending.subarray(lengthSizeBytes, end);
      pending = pending.subarray(end);
    }
  }
}

/** Where the first message ends; null when it is not complete. */
function endOfFirst(bytes: Buffer): number | null {
  if (bytes.length < lengthSizeBytes) return null;
  const end = lengthSizeBytes + bytes.readUInt32BE();
  return bytes.length < end ? null : end;
}
