import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { clientPreface, FrameType, frameHeaderBytes } from '../../../../proto/wire/frames.ts';
import { frame } from '../../../proto/wire/peer.ts';

/** What the victim answered. */
export interface Answers {
  goAway: { readonly lastId: number; readonly code: number; readonly debug: string } | null;
  /** RST_STREAM frames by code. */
  readonly resets: Map<number, number>;
  headers: number;
  dataBytes: number;
  pongs: number;
  closed: boolean;
}

/** Bytes of an attack are handed to the socket in portions of this size, as fast as it takes them. */
const portionBytes = 64 * 1024;

/** A client that says whatever it is told to, on one connection. */
export class Attacker {
  readonly socket: Socket;
  readonly answers: Answers = { goAway: null, resets: new Map(), headers: 0, dataBytes: 0, pongs: 0, closed: false };
  sentBytes = 0;
  #unread: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    // A reset tells what 'close' tells.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.answers.closed = true;
    });
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  static over(socket: Socket): Attacker {
    return new Attacker(socket);
  }

  /** @param settings payload of the first SETTINGS, in hex; null to send nothing at all */
  static async connect(port: number, settings: string | null = ''): Promise<Attacker> {
    const socket = connect(port, '127.0.0.1');
    const attacker = new Attacker(socket);
    await once(socket, 'connect');
    if (settings !== null) await attacker.greet(settings);
    return attacker;
  }

  async greet(settings = ''): Promise<void> {
    await this.send([
      Buffer.from(clientPreface),
      frame(FrameType.SETTINGS, 0, 0, settings),
      frame(FrameType.SETTINGS, 1, 0),
    ]);
  }

  /** Sends until all is sent or the victim has had enough. False in the latter case. */
  async send(frames: Iterable<Buffer>): Promise<boolean> {
    let portion: Buffer[] = [];
    let size = 0;
    for (const bytes of frames) {
      portion.push(bytes);
      size += bytes.length;
      if (size < portionBytes) continue;
      if (!(await this.#write(Buffer.concat(portion)))) return false;
      portion = [];
      size = 0;
    }
    return size === 0 || this.#write(Buffer.concat(portion));
  }

  #write(bytes: Buffer): Promise<boolean> {
    if (this.answers.closed || this.answers.goAway !== null) return Promise.resolve(false);
    this.sentBytes += bytes.length;
    return new Promise((resolve) => {
      const onClose = () => resolve(false);
      this.socket.once('close', onClose);
      this.socket.write(bytes, (error) => {
        this.socket.off('close', onClose);
        resolve(!error);
      });
    });
  }

  #read(chunk: Buffer): void {
    let bytes: Buffer = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    while (bytes.length >= frameHeaderBytes) {
      const end = frameHeaderBytes + bytes.readUIntBE(0, 3);
      if (bytes.length < end) break;
      this.#note(bytes[3]!, bytes[4]!, bytes.subarray(frameHeaderBytes, end));
      bytes = bytes.subarray(end);
    }
    this.#unread = bytes;
  }

  #note(type: number, flags: number, payload: Buffer): void {
    const { answers } = this;
    if (type === FrameType.HEADERS) answers.headers++;
    else if (type === FrameType.DATA) answers.dataBytes += payload.length;
    else if (type === FrameType.PING && (flags & 1) === 1) answers.pongs++;
    else if (type === FrameType.RST_STREAM) {
      const code = payload.readUInt32BE(0);
      answers.resets.set(code, (answers.resets.get(code) ?? 0) + 1);
      // The first one says why; node:http2 sends another with INTERNAL_ERROR behind it.
    } else if (type === FrameType.GOAWAY && (answers.goAway?.code ?? 0) === 0) {
      const debug = payload.toString('latin1', 8);
      answers.goAway = { lastId: payload.readUInt32BE(0), code: payload.readUInt32BE(4), debug };
    }
  }
}

/** A gRPC request as a header block without any compression, so that it can be sent out of order. */
export function requestBlock(path: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const fields = { ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...more };
  return Buffer.concat([
    Buffer.from([0x83, 0x86]),
    ...Object.entries(fields).map(([name, value]) => literal(name, value)),
  ]);
}

/** A literal without indexing (RFC 7541 §6.2.2), or another kind by its first byte. */
export function literal(name: string, value: string, kind = 0): Buffer {
  return Buffer.concat([Buffer.from([kind]), text(name), text(value)]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from(lengthBytes(value.length)), Buffer.from(value, 'latin1')]);
}

function lengthBytes(length: number): number[] {
  if (length < 127) return [length];
  const bytes = [127];
  let rest = length - 127;
  for (; rest > 127; rest >>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}
