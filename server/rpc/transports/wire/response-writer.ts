import { gzipSync } from 'node:zlib';
import { asBuffer } from '../../../../proto/protobuf/as-buffer.ts';
import type { Connection } from '../../../../proto/wire/connection.ts';
import { ErrorCode } from '../../../../proto/wire/error-codes.ts';
import { messagePrefixBytes, writeMessagePrefix } from '../../../../proto/wire/grpc/message-framing.ts';
import type { MetadataEntry } from '../../../../proto/wire/grpc/metadata.ts';
import type { HeaderList } from '../../../../proto/wire/hpack/encoder.ts';
import { RpcError } from '../../rpc-error.ts';
import type { MessageWriter } from '../../service-definition.ts';
import type { CallStream, WireCall } from './call.ts';
import type { Refusal } from './request-head.ts';
import { failureTrailers, ResponseHeads, refusalHead, trailersOnly } from './response-heads.ts';
import { serverLimits } from './server-limits.ts';

/** Below this gzip's own 18 bytes and its 30 µs are not worth it. */
const compressedFromBytes = 512;

/** What moves the output on. */
export interface Flusher {
  /** Output is there; it will be written with what else comes in this turn. */
  wantFlush(): void;
  /** Writes now, if the socket takes it. */
  flush(): void;
}

/** Puts responses on one connection (gRPC over HTTP/2, "Responses"). */
export class ResponseWriter {
  readonly #core: Connection<CallStream>;
  readonly #flusher: Flusher;
  readonly #heads = new ResponseHeads();

  constructor(core: Connection<CallStream>, flusher: Flusher) {
    this.#core = core;
    this.#flusher = flusher;
  }

  headers(call: WireCall, metadata: readonly MetadataEntry[]): void {
    this.#core.sendHeaders(call.stream, this.#heads.headers(call.gzip, metadata), false);
    this.#flusher.wantFlush();
  }

  /** False when the client should take some before more is written: wait for `WireCall.onWritable`. */
  message(call: WireCall, message: Uint8Array): boolean {
    call.sendHeaders();
    if (call.gzip && message.length >= compressedFromBytes) this.#enqueue(call.stream, 1, gzipSync(message));
    else this.#write(call.stream, message);
    this.#flusher.wantFlush();
    return call.stream.queuedBytes < serverLimits.maxQueuedBytesPerStream;
  }

  /** The one answer of a call, written where it leaves from. */
  inPlace<Response>(call: WireCall, writer: MessageWriter<Response>, response: Response): void {
    const size = writer.sizeOf(response);
    call.expectAnswer(size);
    call.sendHeaders();
    const { output } = this.#core;
    const at = this.#reserve(call.stream, size);
    if (at >= 0) {
      writeMessagePrefix(output.bytes, at, size);
      writer.write(response, output.bytes, at + messagePrefixBytes);
    } else {
      const bytes = Buffer.allocUnsafe(size);
      writer.write(response, bytes, 0);
      this.#enqueue(call.stream, 0, bytes);
    }
    this.#flusher.wantFlush();
  }

  /** The end of a call that succeeded. */
  done(call: WireCall): void {
    call.sendHeaders();
    this.#end(call, this.#heads.done(call.trailers));
  }

  /** The end of a call that failed. */
  fail(call: WireCall, error: RpcError): void {
    // Headers that a handler has added are lost in Trailers-Only.
    if (call.headers !== null) call.sendHeaders();
    const trailers = call.headersSent ? failureTrailers(error, call.trailers) : trailersOnly(error, call.trailers);
    this.#end(call, trailers);
  }

  /** The same without the handler's metadata. */
  failPlainly(call: WireCall, error: RpcError): void {
    this.#end(call, call.headersSent ? failureTrailers(error, null) : trailersOnly(error, null));
  }

  /** The deadline has passed before the handler came to an answer. */
  expire(call: WireCall): void {
    const error = new RpcError('DEADLINE_EXCEEDED', 'the deadline passed before the call was answered');
    this.#core.sendHeaders(
      call.stream,
      call.headersSent ? failureTrailers(error, null) : trailersOnly(error, null),
      true,
    );
    this.#endRequest(call.stream);
  }

  /** Ends a stream that carries no call. */
  refuse(stream: CallStream, refusal: Refusal): void {
    const isGrpc = refusal.code !== null;
    this.#core.sendHeaders(stream, refusalHead(refusal), isGrpc);
    if (!isGrpc) this.#core.sendData(stream, Buffer.from(refusal.message), true);
    else this.#endRequest(stream);
    this.#flusher.wantFlush();
  }

  /** The response has left; a client that still sends may stop (RFC 9113 §8.1). */
  sent(call: WireCall): void {
    this.#endRequest(call.stream);
    call.transportDone();
  }

  #end(call: WireCall, trailers: HeaderList): void {
    const { stream } = call;
    this.#core.sendHeaders(stream, trailers, true);
    this.#flusher.wantFlush();
    if (stream.queue === null) this.sent(call);
  }

  #endRequest(stream: CallStream): void {
    if (!stream.remoteEnded) this.#core.reset(stream, ErrorCode.NO_ERROR);
  }

  #write(stream: CallStream, message: Uint8Array): void {
    const { output } = this.#core;
    const at = this.#reserve(stream, message.length);
    if (at < 0) {
      this.#enqueue(stream, 0, asBuffer(message));
      return;
    }
    writeMessagePrefix(output.bytes, at, message.length);
    output.bytes.set(message, at + messagePrefixBytes);
  }

  /** Where in the output a message with its prefix goes; -1 when it must be queued. */
  #reserve(stream: CallStream, messageBytes: number): number {
    const { output } = this.#core;
    if (output.length > serverLimits.maxOutputBytes) this.#flusher.flush();
    // Behind a socket that takes nothing, bytes wait in their streams, where they are counted.
    const hasRoom = output.length <= serverLimits.maxOutputBytes;
    return hasRoom ? this.#core.reserveData(stream, messagePrefixBytes + messageBytes, false) : -1;
  }

  #enqueue(stream: CallStream, flag: number, message: Buffer): void {
    const prefix = Buffer.allocUnsafe(messagePrefixBytes);
    writeMessagePrefix(prefix, 0, message.length);
    prefix[0] = flag;
    this.#core.sendData(stream, prefix, false);
    this.#core.sendData(stream, message, false);
  }
}
