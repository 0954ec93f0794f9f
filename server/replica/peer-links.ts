import type { NodeAddress } from '../config.ts';
import type { OutgoingGate } from '../faults/outgoing-gate.ts';
import { notConnected, type ProbeOutcome, type ProbeRequest } from './link-probes.ts';
import { PeerLink } from './peer-link.ts';
import type { PeerMessage } from './peer-message.ts';
import type { PeerTransport } from './replica-parts.ts';

export interface PeerLinksOptions {
  readonly clusterId: string;
  readonly nodeId: number;
  readonly nodes: readonly PeerAddress[];
  /** Where faults act on what this node says to `peer`. */
  readonly gateTo: (peer: number) => OutgoingGate;
  readonly onConnected: (peer: number) => void;
  readonly onDisconnected: (peer: number, reason: string) => void;
}

export type PeerAddress = Pick<NodeAddress, 'nodeId' | 'host' | 'port'>;

interface OpenLink {
  readonly address: PeerAddress;
  readonly link: PeerLink;
  /** Set while its peer is no member any more. */
  farewell: NodeJS.Timeout | null;
}

/** A node that has left is spoken to for so long: it may not have heard that it has. */
const farewellMs = 10_000;

/** One outgoing stream per peer. What peers say to this node comes in over the streams that they dial. */
export class PeerLinks implements PeerTransport {
  readonly #options: PeerLinksOptions;
  readonly #links = new Map<number, OpenLink>();

  constructor(options: PeerLinksOptions) {
    this.#options = options;
    for (const node of options.nodes) this.#open(node);
  }

  /** Those are the members now: dials new ones, and after a while leaves those that left. */
  follow(members: readonly PeerAddress[]): void {
    for (const member of members) this.#open(member);
    for (const [peer, open] of this.#links) {
      if (members.some(({ nodeId }) => nodeId === peer)) continue;
      open.farewell ??= setTimeout(() => this.#drop(peer), farewellMs).unref();
    }
  }

  get peerIds(): readonly number[] {
    return [...this.#links.keys()];
  }

  #open(address: PeerAddress): void {
    const { clusterId, nodeId, gateTo, onConnected, onDisconnected } = this.#options;
    const peer = address.nodeId;
    if (peer === nodeId) return;
    const open = this.#links.get(peer);
    if (open !== undefined && open.address.host === address.host && open.address.port === address.port) {
      if (open.farewell !== null) clearTimeout(open.farewell);
      open.farewell = null;
      return;
    }
    this.#drop(peer);
    const link = new PeerLink({
      address: { host: address.host, port: address.port },
      clusterId,
      nodeId,
      gate: gateTo(peer),
      onConnected: () => onConnected(peer),
      onDisconnected: (reason) => onDisconnected(peer, reason),
    });
    this.#links.set(peer, { address, link, farewell: null });
  }

  #drop(peer: number): void {
    const open = this.#links.get(peer);
    if (open === undefined) return;
    if (open.farewell !== null) clearTimeout(open.farewell);
    this.#links.delete(peer);
    open.link.close();
  }

  isConnected(peer: number): boolean {
    return this.#links.get(peer)?.link.isConnected ?? false;
  }

  hasRoom(peer: number): boolean {
    return this.#links.get(peer)?.link.hasRoom ?? false;
  }

  send(to: number, message: PeerMessage): void {
    this.#links.get(to)?.link.send(message);
  }

  flush(): void {
    for (const { link } of this.#links.values()) link.flush();
  }

  /** Whether what this node says reaches `peer`, asked on the link itself. */
  async probe(peer: number, request: ProbeRequest): Promise<ProbeOutcome> {
    return this.#links.get(peer)?.link.probe(request) ?? notConnected;
  }

  /** Whether `peer` would let this node in anew. */
  async probeDial(peer: number, timeoutMs: number): Promise<boolean> {
    return this.#links.get(peer)?.link.probeDial(timeoutMs) ?? false;
  }

  close(): void {
    for (const peer of this.peerIds) this.#drop(peer);
  }
}
