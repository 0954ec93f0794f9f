import { Client, credentials } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';
import type { Endpoint } from './load/plan.ts';

const callTimeoutMs = 5_000;

/** What one request is: its path, how to write it, how to read its answer. */
interface Method<Request, Response> {
  readonly path: string;
  readonly encode: (request: Request) => { finish(): Uint8Array };
  readonly decode: (bytes: Uint8Array) => Response;
}

const range: Method<etcdserverpb.IRangeRequest, etcdserverpb.RangeResponse> = {
  path: '/etcdserverpb.KV/Range',
  encode: (request) => etcdserverpb.RangeRequest.encode(request),
  decode: (bytes) => etcdserverpb.RangeResponse.decode(bytes),
};
const compact: Method<etcdserverpb.ICompactionRequest, etcdserverpb.CompactionResponse> = {
  path: '/etcdserverpb.KV/Compact',
  encode: (request) => etcdserverpb.CompactionRequest.encode(request),
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
    this.#clients = endpoints.map(({ host, port }) => new Client(`${host}:${port}`, credentials.createInsecure()));
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
    const { header } = await call(client, range, { key: Buffer.of(0), serializable: true, countOnly: true });
    await call(client, compact, { revision: header?.revision ?? 0 });
  }
}

function call<Request, Response>(client: Client, method: Method<Request, Response>, request: Request) {
  return new Promise<Response>((resolve, reject) => {
    client.makeUnaryRequest(
      method.path,
      (message: Request) => Buffer.from(method.encode(message).finish()),
      (bytes: Buffer) => method.decode(bytes),
      request,
      { deadline: Date.now() + callTimeoutMs },
      (error, response) => (error === null ? resolve(response!) : reject(error)),
    );
  });
}
