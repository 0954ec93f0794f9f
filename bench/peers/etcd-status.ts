import { Client, credentials } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';
import type { Endpoint } from '../load/plan.ts';

const timeoutMs = 1000;

/** What a node says of itself, by etcd's API: both systems speak it. Null when it does not answer, or knows no leader. */
export function askStatus({ host, port }: Endpoint): Promise<{ readonly isLeader: boolean } | null> {
  const client = new Client(`${host}:${port}`, credentials.createInsecure());
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      '/etcdserverpb.Maintenance/Status',
      (message: etcdserverpb.IStatusRequest) => Buffer.from(etcdserverpb.StatusRequest.encode(message).finish()),
      (bytes: Buffer) => etcdserverpb.StatusResponse.decode(bytes),
      {},
      { deadline: Date.now() + timeoutMs },
      (error, status) => {
        client.close();
        if (error !== null || status === undefined || Number(status.leader) === 0) resolve(null);
        else resolve({ isLeader: String(status.leader) === String(status.header?.memberId) });
      },
    );
  });
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
