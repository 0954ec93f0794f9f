import { createServer, type Server, type Socket } from 'node:net';

/**
 * A gRPC server that answers every call at once with an empty message, to show what the generator itself adds. It reads
 * frame borders only: its answers are bytes made once, with no header ever put in a dynamic table, so it needs no HPACK.
 * (Node's http2 spends 29 µs a call, a third of a core at 10,000 calls a second, and would be measured instead.)
 */
export function startNullServer(): Promise<Server> {
  const server = createServer((socket) => new NullConnection(socket));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

const prefaceLength = 24;
const frameHeaderLength = 9;
const type = { data: 0, headers: 1, settings: 4, ping: 6, windowUpdate: 8 } as const;
const endStream = 0x1;
const ack = 0x1;
const endHeaders = 0x4;

/** Both windows of the client's uploads, given at the start; connection credit is returned as it is used. */
const windowBytes = 0x7fff_0000;
const creditStepBytes = 1 << 20;

/** Length-prefixed empty message. */
const messageBytes = 5;

class NullConnection {
  private readonly socket: Socket;
  private rest: Buffer = Buffer.alloc(0);
  private toSkip = prefaceLength;
  private receivedBytes = 0;
  /** What the client lets us send on the connection; answers wait in `held` when it is used up. */
  private sendWindow = 65_535;
  private held: number[] = [];
  private out: Buffer[] = [];

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    // A client that goes away ends its own calls; there is nothing to clean up or report.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    const settings = Buffer.from([0, 4, ...uint32(windowBytes)]);
    this.out.push(frame(type.settings, 0, 0, settings), frame(type.windowUpdate, 0, 0, uint32(windowBytes - 65_535)));
    this.flush();
  }

  private receive(chunk: Buffer): void {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const skipped = Math.min(this.toSkip, bytes.length);
    this.toSkip -= skipped;
    bytes = bytes.subarray(skipped);
    let at = 0;
    while (bytes.length - at >= frameHeaderLength) {
      const length = bytes.readUIntBE(at, 3);
      if (bytes.length - at < frameHeaderLength + length) break;
      this.handle(bytes.subarray(at, at + frameHeaderLength + length), length);
      at += frameHeaderLength + length;
    }
    this.rest = bytes.subarray(at);
    this.returnCredit();
    this.flush();
  }

  private handle(bytes: Buffer, length: number): void {
    const flags = bytes[4]!;
    const stream = bytes.readUInt32BE(5) & 0x7fff_ffff;
    switch (bytes[3]) {
      case type.data:
        this.receivedBytes += length;
        if (flags & endStream) this.answer(stream);
        break;
      case type.headers:
        if (flags & endStream) this.answer(stream);
        break;
      case type.settings:
        if (!(flags & ack)) this.out.push(frame(type.settings, ack, 0, []));
        break;
      case type.ping:
        if (!(flags & ack)) this.out.push(frame(type.ping, ack, 0, bytes.subarray(frameHeaderLength)));
        break;
      case type.windowUpdate:
        if (stream === 0) this.grow(bytes.readUInt32BE(frameHeaderLength));
        break;
    }
  }

  private answer(stream: number): void {
    if (this.sendWindow < messageBytes) {
      this.held.push(stream);
      return;
    }
    this.sendWindow -= messageBytes;
    this.out.push(answerTo(stream));
  }

  private grow(bytes: number): void {
    this.sendWindow += bytes;
    const { held } = this;
    this.held = [];
    for (const stream of held) this.answer(stream);
  }

  private returnCredit(): void {
    if (this.receivedBytes < creditStepBytes) return;
    this.out.push(frame(type.windowUpdate, 0, 0, uint32(this.receivedBytes)));
    this.receivedBytes = 0;
  }

  private flush(): void {
    if (this.out.length === 0) return;
    this.socket.write(this.out.length === 1 ? this.out[0]! : Buffer.concat(this.out));
    this.out = [];
  }
}

function frame(kind: number, flags: number, stream: number, payload: ArrayLike<number>): Buffer {
  const { length } = payload;
  return Buffer.from([length >> 16, length >> 8, length, kind, flags, ...uint32(stream), ...Array.from(payload)]);
}

function uint32(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** :status 200 (static index 8); content-type (static name 31) and grpc-status as literals without indexing. */
const responseHeaders = [0x88, 0x0f, 0x10, ...literal('application/grpc')];
const trailers = [0x00, ...literal('grpc-status'), ...literal('0')];

const answerTemplate = Buffer.concat([
  frame(type.headers, endHeaders, 0, responseHeaders),
  frame(type.data, 0, 0, new Uint8Array(messageBytes)),
  frame(type.headers, endHeaders | endStream, 0, trailers),
]);
const streamAt = 5;
const secondStreamAt = frameHeaderLength + responseHeaders.length + streamAt;
const thirdStreamAt = secondStreamAt + frameHeaderLength + messageBytes;

function answerTo(stream: number): Buffer {
  const answer = Buffer.from(answerTemplate);
  for (const at of [streamAt, secondStreamAt, thirdStreamAt]) answer.writeUInt32BE(stream, at);
  return answer;
}

function literal(text: string): readonly number[] {
  return [text.length, ...Buffer.from(text, 'latin1')];
}
