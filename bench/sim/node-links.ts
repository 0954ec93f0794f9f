import { type Link, type PeerAddress, PeerLinks } from '../../server/replica/peer-links.ts';
import type { PeerTransport } from '../../server/replica/replica-parts.ts';
import type { World } from './world.ts';

/** In the simulation the number of a machine is all of its address. */
export function addressOf(nodeId: number): PeerAddress {
  return { nodeId, host: '', port: 0 };
}

/** The links of one life of a node: those of production, over the simulated network. */
export function linksOf(nodeId: number, world: World): PeerLinks<Link> {
  const { network, settings } = world;
  network.starting(nodeId, world.peersOf(nodeId));
  return new PeerLinks<Link>({
    nodeId,
    nodes: world.firstContactsOf(nodeId).map(addressOf),
    dial: (peer) => network.dial(nodeId, peer.nodeId),
    farewellMs: settings.farewellMs,
  });
}

/** The world hears what is sent. */
export function watched(nodeId: number, transport: PeerTransport, world: World): PeerTransport {
  return {
    isConnected: (peer) => transport.isConnected(peer),
    hasRoom: (peer) => transport.hasRoom(peer),
    send: (to, message) => {
      if (message.type === 'readIndexRequest') world.logChecks.reads.sent(nodeId, message.id, message.ballot);
      if (message.type === 'snapshotRequest') world.fetching(nodeId, to);
      world.sending(nodeId, message.type);
      transport.send(to, message);
    },
    flush: () => transport.flush(),
  };
}
