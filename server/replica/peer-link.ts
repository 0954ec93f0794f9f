import * as grpc from '@grpc/grpc-js';
import { encodeFrame, type PeerMessage, sizeOfMessage } from './peer-message.ts';

export interface PeerLinkOptions {
  readonly address: string;
  /** Sent as metadata, so that a node of another cluster is turned away. */
  readonly clusterId: string;
  readonly nodeId: number;
  readonly onConnected: () => void;
  readonly onDisconnected: (reason: string) => void;
}

export const peerMethodPath = '/scalectl.peer.v1.Peer/Connect';
export const clusterIdHeader = 'scalectl-cluster-id';
export const nodeIdHeader = 'scalectl-node-id';

/** A frame is closed at this size; one message may exceed it by the largest request (1.5 MiB), within gRPC's 4 MiB. */
const maxFrameBytes = 2 * 1024 * 1024;

/**
 * What may wait for a slow peer. Consensus bounds what it has under way far below; when more piles up the peer hangs,
 * and its messages are dropped, as a broken link would drop them.
 */
const maxBufferedBytes = 32 * 1024 * 1024;

const firstRetryMs = 20;
const maxRetryMs = 250;

/**
 * The stream from this node to one peer, made again whenever it breaks. Messages are collected and leave as one frame
 * per flush. While there is no stream they are dropped: the core expects that and sends again what matters.
 */
export class PeerLink {
  readonly #options: PeerLinkOptions;
  #client: grpc.Client;
  #call: grpc.ClientDuplexStream<Uint8Array, Uint8Array> | null = null;
  #connected = false;
  #closed = false;
  #retryMs = firstRetryMs;
  #retryTimer: NodeJS.Timeout | null = null;
  #messages: PeerMessage[] = [];
  #sizeBytes = 0;
  /** Frames that wait because the stream asked to pause. */
  #backlog: Uint8Array[] = [];
  #backlogBytes = 0;
  #paused = false;

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    this.#client = makeClient(options.address);
    this.#dial();
  }

  get isConnected(): boolean {
    return this.#connected;
  }

  send(message: PeerMessage): void {
    if (!this.#connected) return;
    this.#messages.push(message);
    this.#sizeBytes += sizeOfMessage(message);
    if (this.#sizeBytes >= maxFrameBytes) this.flush();
  }

  flush(): void {
    if (this.#messages.length === 0) return;
    const frame = encodeFrame(this.#messages);
    this.#messages = [];
    this.#sizeBytes = 0;
    if (this.#paused) this.#hold(frame);
    else this.#write(frame);
  }

  close(): void {
    this.#closed = true;
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#call?.cancel();
    this.#client.close();
  }

  #write(frame: Uint8Array): void {
    if (this.#call !== null && !this.#call.write(frame)) this.#paused = true;
  }

  #hold(frame: Uint8Array): void {
    if (this.#backlogBytes + frame.length > maxBufferedBytes) return;
    this.#backlog.push(frame);
    this.#backlogBytes += frame.length;
  }

  #resume(): void {
    this.#paused = false;
    while (this.#backlog.length > 0 && !this.#paused) {
      const frame = this.#backlog.shift()!;
      this.#backlogBytes -= frame.length;
      this.#write(frame);
    }
  }

  #dial(): void {
    const metadata = new grpc.Metadata();
    metadata.set(clusterIdHeader, this.#options.clusterId);
    metadata.set(nodeIdHeader, String(this.#options.nodeId));
    const call = this.#client.makeBidiStreamRequest(peerMethodPath, asBuffer, asBuffer, metadata);
    this.#call = call;
    // The peer answers with one empty frame when it has let us in.
    call.on('data', () => this.#opened());
    call.on('drain', () => this.#resume());
    call.on('end', () => this.#lost(call, 'the peer ended the stream'));
    call.on('error', (error) => this.#lost(call, error.message));
  }

  #opened(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#retryMs = firstRetryMs;
    this.#options.onConnected();
  }

  #lost(call: unknown, reason: string): void {
    if (call !== this.#call || this.#closed) return;
    const wasConnected = this.#connected;
    this.#call = null;
    this.#connected = false;
    this.#paused = false;
    this.#messages = [];
    this.#sizeBytes = 0;
    this.#backlog = [];
    this.#backlogBytes = 0;
    // A new client, because the channel of the old one keeps a back-off of its own that is meant for strangers.
    this.#client.close();
    this.#retryTimer = setTimeout(() => {
      this.#client = makeClient(this.#options.address);
      this.#dial();
    }, this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, maxRetryMs);
    if (wasConnected) this.#options.onDisconnected(reason);
  }
}

function makeClient(address: string): grpc.Client {
  return new grpc.Client(address, grpc.credentials.createInsecure(), {
    // Channels of one process share connections by default; a peer stream must not wait behind anything else.
    'grpc.use_local_subchannel_pool': 1,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 5_000,
    'grpc.enable_retries': 0,
  });
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
