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

/** @throws when no node says that it leads. */
export async function findLeader(endpoints: readonly Endpoint[]): Promise<Endpoint> {
  for (const endpoint of endpoints) if ((await askStatus(endpoint))?.isLeader) return endpoint;
  throw new Error('no node says that it leads');
}
