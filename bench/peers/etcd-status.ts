import { etcdserverpb } from '#proto';
import { callEtcd, type EtcdMethod, etcdClient } from '../etcd-call.ts';
import type { Endpoint } from '../load/plan.ts';

const timeoutMs = 1000;

const statusMethod: EtcdMethod<etcdserverpb.IStatusRequest, etcdserverpb.StatusResponse> = {
  path: '/etcdserverpb.Maintenance/Status',
  encode: (request) => etcdserverpb.StatusRequest.encode(request).finish(),
  decode: (bytes) => etcdserverpb.StatusResponse.decode(bytes),
};

/** What a node says of itself, by etcd's API: both systems speak it. Null when it does not answer, or knows no leader. */
export async function askStatus(endpoint: Endpoint): Promise<{ readonly isLeader: boolean } | null> {
  const client = etcdClient(endpoint);
  try {
    const { leader, header } = await callEtcd(client, statusMethod, {}, timeoutMs);
    return Number(leader) === 0 ? null : { isLeader: String(leader) === String(header?.memberId) };
  } catch {
    return null;
  } finally {
    client.close();
  }
}

/** For longer than any election; a node answers within a second or not at all. */
const leaderPatienceMs = 15_000;
const pollMs = 200;

/** There is nobody to measure at. */
export class NoLeaderError extends Error {
  readonly code = 'no-leader';

  constructor(patienceMs: number) {
    super(`No node has said that it leads within ${patienceMs} ms`);
    this.name = 'NoLeaderError';
  }
}

/** Waits for an election that is under way. @throws NoLeaderError; the signal's reason when it aborts first. */
export async function findLeader(
  endpoints: readonly Endpoint[],
  signal?: AbortSignal,
  patienceMs = leaderPatienceMs,
): Promise<Endpoint> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    signal?.throwIfAborted();
    for (const endpoint of endpoints) if ((await askStatus(endpoint))?.isLeader) return endpoint;
    if (performance.now() > deadlineMs) throw new NoLeaderError(patienceMs);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
