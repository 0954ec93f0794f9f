import { createHash } from 'node:crypto';

/** Cluster and members as etcd's messages name them. */
export interface EtcdIds {
  readonly clusterId: number;
  /** Of a node of the cluster; 0 for node 0, which is none. */
  memberId(nodeId: number): number;
}

/**
 * Numbers made from our names. etcd's ids are 64 bits wide; ours have 48, so that they are exact as JavaScript numbers.
 * A member of one cluster never has the id of a member of another (but for a collision in 48 bits), so that a client
 * that is pointed at the wrong cluster notices.
 */
export function etcdIds(clusterId: string): EtcdIds {
  // Asked with every response; members come and go.
  const memberIds = new Map([[0, 0]]);
  const memberId = (nodeId: number): number => {
    const known = memberIds.get(nodeId);
    if (known !== undefined) return known;
    const id = hash48(`${clusterId}/${nodeId}`);
    memberIds.set(nodeId, id);
    return id;
  };
  return { clusterId: hash48(clusterId), memberId };
}

function hash48(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}
