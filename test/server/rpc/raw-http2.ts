import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * HTTP/2 frames written by hand, for what client libraries do not send: Node's client, and grpc-js on top of it,
 * half-closes a stream just before it resets it, so that a server sees a complete request first.
 */
export async function openRawHttp2(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}).resume();
  await once(socket, 'connect');
  socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  socket.write(http2Frame(0x4, 0, 0, Buffer.of()));
  return socket;
}

/** HEADERS of a gRPC request, every field as a plain literal (RFC 7541 §6.2.2). */
export function grpcHeadersFrame(streamId: number, path: string): Buffer {
  const fields = {
    ':method': 'POST',
    ':scheme': 'http',
    ':path': path,
    ':authority': 'test',
    'content-type': 'application/grpc',
    te: 'trailers',
  };
  const literals = Object.entries(fields).map(([name, value]) =>
    Buffer.concat([Buffer.of(0, name.length), Buffer.from(name), Buffer.of(value.length), Buffer.from(value)]),
  );
  return http2Frame(0x1, 0x4, streamId, Buffer.concat(literals));
}

export function grpcDataFrame(streamId: number, message: string): Buffer {
  return http2Frame(0x0, 0, streamId, Buffer.concat([Buffer.of(0, 0, 0, 0, message.length), Buffer.from(message)]));
}

export function cancelFrame(streamId: number): Buffer {
  return http2Frame(0x3, 0, streamId, Buffer.of(0, 0, 0, 8));
}

function http2Frame(type: number, flags: number, streamId: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(9);
  header.writeUIntBE(payload.length, 0, 3);
  header[3] = type;
  header[4] = flags;
  header.writeUInt32BE(streamId, 5);
  return Buffer.concat([header, payload]);
}
