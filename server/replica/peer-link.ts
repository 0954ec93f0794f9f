import type { OutgoingGate } from '../faults/outgoing-gate.ts';
import { Channel } from '../rpc/channel/channel.ts';
import { bytesMethod } from '../rpc/channel/client-method.ts';
import type { StreamCall } from '../rpc/channel/stream-call.ts';
import { isProbe, LinkProbes, notConnected, type ProbeOutcome, type ProbeRequest, probeIdOf } from './link-probes.ts';
import { formatAddress, type ListeningAddress } from './peer-address.ts';
import { encodeFrame } from './peer-frame.ts';
import { type PeerMessage, sizeOfMessage } from './peer-message.ts';

export interface PeerLinkOptions {
  readonly address: ListeningAddress;
  /** Sent as metadata, so that a node of another cluster is turned away. */
  readonly clusterId: string;
  readonly nodeId: number;
  /** Where this node listens, sent as metadata: the peer may not have heard of it, and is to answer. */
  readonly ownAddress: ListeningAddress;
  /** Where faults act on what leaves. */
  readonly gate: OutgoingGate;
  readonly onConnected: () => void;
  readonly onDisconnected: (reason: string) => void;
}

export const peerMethodPath = '/scalectl.peer.v1.Peer/Connect';
export const clusterIdHeader = 'scalectl-cluster-id';
export const nodeIdHeader = 'scalectl-node-id';
export const nodeAddressHeader = 'scalectl-node-address';

/** A frame has no more than this, but for one message alone that has (`maxEntryBytes`): half of what the peer takes, gRPC's 4 MiB. */
const maxFrameBytes = 2 * 1024 * 1024;

/**
 * What may wait for a slow peer. Consensus bounds what it has under way far below; when more piles up the peer hangs,
 * and its messages are dropped, as a broken link would drop them.
 */
const maxBufferedBytes = 32 * 1024 * 1024;

/**
 * With more waiting, writes of clients are not put on top: they wait in the queue that they have, whose end is told to
 * clients, and what consensus says has room. Looked at with each tick at least: enough for 200 MB/s.
 */
const roomyBytes = 4 * 1024 * 1024;

const firstRetryMs = 20;
const maxRetryMs = 250;

/** gRPC's usual back-off is meant for strangers; a peer that restarts is to be found at once. */
const connectBackoff = { firstDelayMs: firstRetryMs, maxDelayMs: maxRetryMs, multiplier: 2, jitter: 0.2 };

/** A peer that hangs, or a network that swallows packets, is found out within the sum. */
const keepAlive = { timeMs: 10_000, timeoutMs: 5_000, withoutCalls: false };

const connectMethod = bytesMethod('bidi', peerMethodPath);

type PeerStream = StreamCall<Uint8Array, Buffer>;

/**
 * The stream from this node to one peer, made again whenever it breaks. Messages are collected and leave as one frame
 * per flush. While there is no stream they are dropped: the core expects that and sends again what matters.
 */
export class PeerLink {
  readonly #options: PeerLinkOptions;
  readonly #channel: Channel;
  #stream: PeerStream | null = null;
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
  readonly #probes = new LinkProbes();

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    this.#channel = new Channel({ addresses: [options.address], backoff: connectBackoff, keepAlive });
    options.gate.attach({ write: (frame) => this.#send(frame), breakOff: () => this.#breakOff() });
    this.#dial();
  }

  get isConnected(): boolean {
    return this.#connected;
  }

  /** Whether little waits for the peer; what can wait for its turn elsewhere should do so otherwise. */
  get hasRoom(): boolean {
    return this.#sizeBytes + this.#backlogBytes + this.#options.gate.heldBytes < roomyBytes;
  }

  send(message: PeerMessage): void {
    if (!this.#connected) return;
    const sizeBytes = sizeOfMessage(message);
    if (this.#sizeBytes + sizeBytes > maxFrameBytes) this.flush();
    this.#messages.push(message);
    this.#sizeBytes += sizeBytes;
  }

  flush(): void {
    if (this.#messages.length === 0) return;
    const frame = encodeFrame(this.#messages);
    this.#messages = [];
    this.#sizeBytes = 0;
    this.#depart(frame);
  }

  /** Whether what this node says reaches the peer, asked on the link itself. */
  probe(request: ProbeRequest): Promise<ProbeOutcome> {
    if (!this.#connected) return Promise.resolve(notConnected);
    return this.#probes.ask(request, (frame) => this.#depart(frame));
  }

  /** Whether the peer would let this node in anew; the link that is there stays as it is. */
  async probeDial(timeoutMs: number): Promise<boolean> {
    if (!this.#options.gate.mayDial) {
      if (!this.#options.gate.refusesDial) await new Promise((resolve) => setTimeout(resolve, timeoutMs));
      return false;
    }
    const stream = this.#open();
    const timer = setTimeout(() => stream.cancel('nobody answered'), timeoutMs);
    try {
      for await (const _frame of stream) return this.#options.gate.mayDial;
      return false;
    } catch {
      // Turned away, or not answered in time: either way this node is not let in.
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#closed = true;
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#stream?.cancel();
    void this.#channel.close();
  }

  #depart(frame: Uint8Array): void {
    const { gate } = this.#options;
    if (gate.isOpen) this.#send(frame);
    else gate.pass(frame);
  }

  #send(frame: Uint8Array): void {
    if (this.#paused) this.#hold(frame);
    else this.#write(frame);
  }

  #write(frame: Uint8Array): void {
    const stream = this.#stream;
    if (stream === null || stream.send(frame)) return;
    this.#paused = true;
    void stream.writable().then(() => this.#resume(stream));
  }

  #hold(frame: Uint8Array): void {
    if (this.#backlogBytes + frame.length > maxBufferedBytes) return;
    this.#backlog.push(frame);
    this.#backlogBytes += frame.length;
  }

  #resume(stream: PeerStream): void {
    if (stream !== this.#stream) return;
    this.#paused = false;
    while (this.#backlog.length > 0 && !this.#paused) {
      const frame = this.#backlog.shift()!;
      this.#backlogBytes -= frame.length;
      this.#write(frame);
    }
  }

  #dial(): void {
    if (!this.#options.gate.mayDial) {
      this.#retryTimer = setTimeout(() => this.#dial(), maxRetryMs);
      return;
    }
    const stream = this.#open();
    this.#stream = stream;
    this.#read(stream).then(
      () => this.#lost(stream, 'the peer ended the stream'),
      (error: Error) => this.#lost(stream, error.message),
    );
  }

  #open(): PeerStream {
    const { clusterId, nodeId, ownAddress } = this.#options;
    return this.#channel.open(connectMethod, {
      metadata: [
        { key: clusterIdHeader, value: clusterId },
        { key: nodeIdHeader, value: String(nodeId) },
        { key: nodeAddressHeader, value: formatAddress(ownAddress) },
      ],
      waitForReady: true,
    });
  }

  /** The peer answers with one empty frame when it has let us in, and later only to probes. */
  async #read(stream: PeerStream): Promise<void> {
    for await (const frame of stream) {
      if (isProbe(frame)) this.#probes.answered(probeIdOf(frame));
      else this.#opened();
    }
  }

  /** As if the network had reset the connection. */
  #breakOff(): void {
    this.#stream?.cancel('reset by a fault that was set on purpose');
  }

  #opened(): void {
    if (this.#connected) return;
    // It was on its way when a fault began that lets nobody in.
    if (!this.#options.gate.mayDial) {
      this.#breakOff();
      return;
    }
    this.#connected = true;
    this.#retryMs = firstRetryMs;
    this.#options.onConnected();
  }

  #lost(stream: PeerStream, reason: string): void {
    if (stream !== this.#stream || this.#closed) return;
    const wasConnected = this.#connected;
    this.#stream = null;
    this.#connected = false;
    this.#paused = false;
    this.#messages = [];
    this.#sizeBytes = 0;
    this.#backlog = [];
    this.#backlogBytes = 0;
    this.#options.gate.clear();
    this.#retryTimer = setTimeout(() => this.#dial(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, maxRetryMs);
    if (wasConnected) this.#options.onDisconnected(reason);
  }
}
