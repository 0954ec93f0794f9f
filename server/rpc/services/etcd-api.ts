import { LeaseKeeper } from '../../lease/lease-keeper.ts';
import type { Replica } from '../../replica/contract.ts';
import type { PeerMessage } from '../../replica/peer-message.ts';
import type { PeerTransport } from '../../replica/replica-parts.ts';
import { WatchHub } from '../../watch/watch-hub.ts';
import type { Service } from '../service-definition.ts';
import { clusterService } from './cluster.ts';
import { electionService } from './election.ts';
import type { Responder } from './etcd-header.ts';
import { KeyQueue } from './key-queue.ts';
import { kvService } from './kv.ts';
import { leaseService } from './lease.ts';
import { lockService } from './lock.ts';
import { maintenanceService } from './maintenance.ts';
import { OpenStreams } from './open-streams.ts';
import { watchService } from './watch.ts';
import { defaultWatchLimits, type WatchLimits, type WatchParts } from './watch-stream.ts';

export interface EtcdApiOptions {
  readonly watch?: Partial<WatchLimits>;
}

/** What watches hold of this node. */
export interface WatchLoad {
  readonly watchers: number;
  /** Bytes of events that wait for their clients. */
  readonly queuedBytes: number;
}

export interface EtcdApi {
  readonly services: readonly Service[];
  /** What another node says; what is not about leases is passed over. */
  receive(from: number, messages: readonly PeerMessage[]): void;
  /** Ends the streams, which would not end by themselves. */
  close(): void;
  watchLoad(): WatchLoad;
}

/** etcd's API on a replica, and what its services share. */
export function etcdApi(responder: Responder, transport: PeerTransport, options: EtcdApiOptions = {}): EtcdApi {
  const { replica } = responder;
  const hub = hubOf(replica);
  const watches: WatchParts = {
    responder,
    hub,
    limits: { ...defaultWatchLimits, ...options.watch },
    queued: { sizeBytes: 0 },
  };
  const streams = new OpenStreams(responder);
  const keeper = new LeaseKeeper({ nodeId: responder.nodeId, replica, transport });
  keeper.start();
  const queue = new KeyQueue({ responder, hub, keeper, streams });
  return {
    services: [
      kvService(responder),
      watchService(watches, streams),
      leaseService({ responder, keeper, streams }),
      lockService(responder, queue),
      electionService(responder, queue, streams),
      clusterService(responder, transport),
      maintenanceService(responder),
    ],
    receive: (from, messages) => keeper.receive(from, messages),
    close: () => {
      keeper.close();
      streams.close();
    },
    watchLoad: () => ({ watchers: hub.size, queuedBytes: watches.queued.sizeBytes }),
  };
}

function hubOf(replica: Replica): WatchHub {
  // Asked of the replica each time: a snapshot may replace the state.
  const source = {
    get revision() {
      return replica.state.revision;
    },
    eventsAfter: (revision: number, limit: number) => replica.state.eventsAfter(revision, limit),
  };
  const hub = new WatchHub(source, setImmediate);
  replica.listen({
    stateAdvanced: () => hub.stateAdvanced(),
    stateReplaced: () => {}, // it sees from the revision where history begins
    beforeRare: ({ type }) => {
      if (type === 'compact') hub.pump();
    },
    afterRare: () => {},
  });
  return hub;
}
