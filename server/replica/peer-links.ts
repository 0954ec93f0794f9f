import type { NodeAddress } from '../config.ts';
import { PeerLink } from './peer-link.ts';
import type { PeerMessage } from './peer-message.ts';
import type { PeerTransport } from './replica-parts.ts';

export interface PeerLinksOptions {
  readonly clusterId: string;
  readonly nodeId: number;
  readonly nodes: readonly NodeAddress[];
  readonly onConnected: (peer: number) => void;
  readonly onDisconnected: (peer: number, reason: string) => void;
}

/** One outgoing stream per peer. What peers say to this node comes in over the streams that they dial. */
export class PeerLinks implements PeerTransport {
  readonly #links: ReadonlyMap<number, PeerLink>;

  constructor({ clusterId, nodeId, nodes, onConnected, onDisconnected }: PeerLinksOptions) {
    const peers = nodes.filter((node) => node.nodeId !== nodeId);
    this.#links = new Map(
      peers.map((peer) => [
        peer.nodeId,
        new PeerLink({
          address: { host: peer.host, port: peer.port },
          clusterId,
          nodeId,
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

  close(): void {
    for (const link of this.#links.values()) link.close();
  }
}
