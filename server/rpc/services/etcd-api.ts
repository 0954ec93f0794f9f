import type { NodeAddress } from '../../config.ts';
import { WatchHub } from '../../watch/watch-hub.ts';
import type { Service } from '../service-definition.ts';
import { clusterService } from './cluster.ts';
import type { Responder } from './etcd-header.ts';
import { kvService } from './kv.ts';
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
  /** Ends the streams, which would not end by themselves. */
  close(): void;
  watchLoad(): WatchLoad;
}

/** etcd's API on a replica, and what its services share. */
export function etcdApi(responder: Responder, nodes: readonly NodeAddress[], options: EtcdApiOptions = {}): EtcdApi {
  const { replica } = responder;
  // Asked of the replica each time: a snapshot may replace the state.
  const hub = new WatchHub(
    {
      get revision() {
        return replica.state.revision;
      },
      eventsAfter: (revision, limit) => replica.state.eventsAfter(revision, limit),
    },
    setImmediate,
  );
  replica.listen({
    stateAdvanced: () => hub.stateAdvanced(),
    beforeRare: ({ type }) => {
      if (type === 'compact') hub.pump();
    },
  });
  const watches: WatchParts = {
    responder,
    hub,
    limits: { ...defaultWatchLimits, ...options.watch },
    queued: { sizeBytes: 0 },
  };
  const streams = new OpenStreams(responder);
  return {
    services: [
      kvService(responder),
      watchService(watches, streams),
      clusterService(responder, nodes),
      maintenanceService(responder),
    ],
    close: () => streams.close(),
    watchLoad: () => ({ watchers: hub.size, queuedBytes: watches.queued.sizeBytes }),
  };
}
