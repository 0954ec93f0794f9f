import type { Client } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';
import { callEtcd, type EtcdMethod, etcdClient, rangeMethod } from './etcd-call.ts';
import type { Endpoint } from './load/plan.ts';

const callTimeoutMs = 5_000;

const compactMethod: EtcdMethod<etcdserverpb.ICompactionRequest, etcdserverpb.CompactionResponse> = {
  path: '/etcdserverpb.KV/Compact',
  encode: (request) => etcdserverpb.CompactionRequest.encode(request).finish(),
  decode: (bytes) => etcdserverpb.CompactionResponse.decode(bytes),
};

/**
 * Gives up past revisions beside the load, as every operator of an etcd does: a store that keeps all of them grows with
 * each write, and rightly so. Asks the nodes in turn; one that does not answer is left for the next time.
 */
export class Compactor {
  readonly #clients: readonly Client[];
  readonly #timer: NodeJS.Timeout;
  #turn = 0;
  #running: Promise<void> = Promise.resolve();
  #busy = false;

  constructor(endpoints: readonly Endpoint[], everyMs: number) {
    this.#clients = endpoints.map(etcdClient);
    this.#timer = setInterval(() => this.#compactOnce(), everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    for (const client of this.#clients) client.close();
  }

  #compactOnce(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#running = this.#compact()
      // A node that was killed, or that has left, is no reason to stop: past revisions can wait.
      .catch(() => {})
      .finally(() => {
        this.#busy = false;
      });
  }

  async #compact(): Promise<void> {
    const client = this.#clients[this.#turn++ % this.#clients.length]!;
    const anyKey = { key: Buffer.of(0), serializable: true, countOnly: true };
    const { header } = await callEtcd(client, rangeMethod, anyKey, callTimeoutMs);
    await callEtcd(client, compactMethod, { revision: header?.revision ?? 0 }, callTimeoutMs);
  }
}
