import type { NodeAddress } from '../config.ts';
import type { OutgoingGate } from '../faults/outgoing-gate.ts';
import { notConnected, type ProbeOutcome, type ProbeRequest } from './link-probes.ts';
import { PeerLink } from './peer-link.ts';
import type { PeerMessage } from './peer-message.ts';
import type { PeerTransport } from './replica-parts.ts';

export interface PeerLinksOptions {
  readonly clusterId: string;
  readonly nodeId: number;
  readonly nodes: readonly NodeAddress[];
  /** Where faults act on what this node says to `peer`. */
  readonly gateTo: (peer: number) => OutgoingGate;
  readonly onConnected: (peer: number) => void;
  readonly onDisconnected: (peer: number, reason: string) => void;
}

/** One outgoing stream per peer. What peers say to this node comes in over the streams that they dial. */
export class PeerLinks implements PeerTransport {
  readonly #links: ReadonlyMap<number, PeerLink>;

  constructor({ clusterId, nodeId, nodes, gateTo, onConnected, onDisconnected }: PeerLinksOptions) {
    const peers = nodes.filter((node) => node.nodeId !== nodeId);
    this.#links = new Map(
      peers.map((peer) => [
        peer.nodeId,
        new PeerLink({
          address: { host: peer.host, port: peer.port },
          clusterId,
          nodeId,
          gate: gateTo(peer.nodeId),
          onConnected: () => onConnected(peer.nodeId),
          onDisconnected: (reason) => onDisconnected(peer.nodeId, reason),
        }),
      ]),
    );
  }

  isConnected(peer: number): boolean {
    return this.#links.get(peer)?.isConnected ?? false;
  }

  send(to: number, message: PeerMessage): void {
    this.#links.get(to)?.send(message);
  }

  flush(): void {
    for (const link of this.#links.values()) link.flush();
  }

  /** Whether what this node says reaches `peer`, asked on the link itself. */
  async probe(peer: number, request: ProbeRequest): Promise<ProbeOutcome> {
    return this.#links.get(peer)?.probe(request) ?? notConnected;
  }

  /** Whether `peer` would let this node in anew. */
  async probeDial(peer: number, timeoutMs: number): Promise<boolean> {
    return this.#links.get(peer)?.probeDial(timeoutMs) ?? false;
  }

  close(): void {
    for (const link of this.#links.values()) link.close();
  }
}
