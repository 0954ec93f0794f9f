import type { etcdserverpb } from '#proto';
import type { Replica } from '../../replica/contract.ts';
import type { EtcdIds } from './etcd-ids.ts';

/** Who answers, as every message of etcd's API says it. */
export interface Responder {
  readonly ids: EtcdIds;
  readonly nodeId: number;
  readonly replica: Replica;
  /** What makes the state larger is refused from this size on. */
  readonly storeQuotaBytes: number;
}

/** `revision`: of the store, as the answer saw it; the present one unless told. */
export function responseHeader(responder: Responder, revision?: number): etcdserverpb.IResponseHeader {
  const status = responder.replica.status();
  return {
    clusterId: responder.ids.clusterId,
    memberId: responder.ids.memberId(responder.nodeId),
    revision: revision ?? status.revision,
    raftTerm: status.ballot.round,
  };
}
