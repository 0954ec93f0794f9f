import { randomUUID } from 'node:crypto';
import type { Client, Metadata, ServiceError } from '@grpc/grpc-js';
import type { etcdserverpb } from '#proto';
import { protoDir } from '../../proto/paths.ts';
import {
  maxStalenessKey,
  reasonTrailer,
  sessionIdKey,
  sessionSequenceKey,
} from '../../server/rpc/services/metadata-keys.ts';
import type { Clock } from '../context.ts';
import { CliError } from '../errors.ts';
import { ClientSession } from './client-session.ts';

export interface KvClientOptions {
  readonly endpoints: readonly string[];
  /** Whose nodes they are, for the way out; null: somebody named them. */
  readonly cluster: string | null;
  /** For one call, all attempts together; of a write from when it has its number. */
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** The part of a client that @grpc/proto-loader and @grpc/grpc-js make of a service definition. */
type UnaryMethod = (
  request: unknown,
  metadata: Metadata,
  options: { readonly deadline: number },
  callback: (error: ServiceError | null, response: unknown) => void,
) => void;

/** One attempt at one node must leave time for the others. */
const attemptTimeoutMs = 2_000;
const pauseBetweenRoundsMs = 100;

/** Codes after which another node may do better. The fate of a write is then unknown, which its session makes safe. */
const retryableCodes = ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED', 'ABORTED', 'CANCELLED'] as const;

/**
 * A client of the replicated key-value store that survives the loss of a node: it tries the endpoints in turn until the
 * timeout. Writes carry a session and a sequence number; a node that sees the pair again returns the first result, so a
 * write whose answer was lost is not carried out twice. Any number of calls may be under way at once; the first begins at the
 * first endpoint, the next at the next one, so that the nodes share them.
 */
export class KvClient {
  readonly #options: KvClientOptions;
  readonly #grpc: typeof import('@grpc/grpc-js');
  readonly #clients: readonly Client[];
  readonly #session: ClientSession;
  #calls = 0;

  private constructor(options: KvClientOptions, grpc: typeof import('@grpc/grpc-js'), clients: readonly Client[]) {
    this.#options = options;
    this.#grpc = grpc;
    this.#clients = clients;
    this.#session = new ClientSession(`${randomUUID()}@${Math.floor(options.clock.wallTimeMs())}`);
  }

  static async connect(options: KvClientOptions): Promise<KvClient> {
    const [grpc, { loadSync }] = await Promise.all([import('@grpc/grpc-js'), import('@grpc/proto-loader')]);
    const definition = loadSync('etcd/rpc.proto', {
      includeDirs: [protoDir],
      longs: Number,
      enums: String,
      defaults: true,
    });
    const packages = grpc.loadPackageDefinition(definition) as unknown as {
      readonly etcdserverpb: { readonly KV: typeof Client };
    };
    const { KV } = packages.etcdserverpb;
    const channelOptions = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.enable_http_proxy': 0 };
    const clients = options.endpoints.map(
      (endpoint) => new KV(endpoint, grpc.credentials.createInsecure(), channelOptions),
    );
    return new KvClient(options, grpc, clients);
  }

  /** @param maxStalenessMs of a serializable read: it may be so old at most; undefined: any age will do. */
  range(request: etcdserverpb.IRangeRequest, maxStalenessMs?: number): Promise<etcdserverpb.RangeResponse> {
    const metadata = new this.#grpc.Metadata();
    if (maxStalenessMs !== undefined) metadata.set(maxStalenessKey, String(maxStalenessMs));
    return this.#call('Range', request, metadata) as Promise<etcdserverpb.RangeResponse>;
  }

  put(request: etcdserverpb.IPutRequest): Promise<etcdserverpb.PutResponse> {
    return this.#write('Put', request) as Promise<etcdserverpb.PutResponse>;
  }

  deleteRange(request: etcdserverpb.IDeleteRangeRequest): Promise<etcdserverpb.DeleteRangeResponse> {
    return this.#write('DeleteRange', request) as Promise<etcdserverpb.DeleteRangeResponse>;
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  /** Each attempt carries the same number. */
  #write(method: string, request: unknown): Promise<unknown> {
    return this.#session.run((sequence) => {
      const metadata = new this.#grpc.Metadata();
      metadata.set(sessionIdKey, this.#session.id);
      metadata.set(sessionSequenceKey, String(sequence));
      return this.#call(method, request, metadata);
    });
  }

  async #call(method: string, request: unknown, metadata: Metadata): Promise<unknown> {
    const { clock, timeoutMs } = this.#options;
    const deadlineMs = clock.nowMs() + timeoutMs;
    const first = this.#calls++;
    let told: ServiceError | null = null;
    for (let attempt = 0; ; attempt++) {
      const remainingMs = deadlineMs - clock.nowMs();
      const client = this.#clients[(first + attempt) % this.#clients.length]!;
      try {
        return await this.#callOnce(client, method, request, metadata, Math.min(attemptTimeoutMs, remainingMs));
      } catch (error) {
        const failure = error as ServiceError;
        if (!this.#isRetryable(failure)) throw this.#refused(failure);
        // Our own deadline cut this one short: what an earlier attempt was told says more.
        const isCutShort = remainingMs < attemptTimeoutMs && failure.code === this.#grpc.status.DEADLINE_EXCEEDED;
        if (told === null || !isCutShort) told = failure;
        const roundIsOver = (attempt + 1) % this.#clients.length === 0;
        const pauseMs = roundIsOver ? pauseBetweenRoundsMs : 0;
        if (clock.nowMs() + pauseMs >= deadlineMs) throw this.#gaveUp(told, attempt + 1);
        await clock.sleep(pauseMs);
      }
    }
  }

  #callOnce(client: Client, method: string, request: unknown, metadata: Metadata, timeoutMs: number): Promise<unknown> {
    const call = (client as unknown as Record<string, UnaryMethod>)[method]!;
    const deadline = this.#options.clock.wallTimeMs() + timeoutMs;
    return new Promise((resolve, reject) => {
      call.call(client, request, metadata, { deadline }, (error, response) =>
        error ? reject(error) : resolve(response),
      );
    });
  }

  #isRetryable(error: ServiceError): boolean {
    return retryableCodes.some((name) => this.#grpc.status[name] === error.code);
  }

  #refused(error: ServiceError): CliError {
    return new CliError({
      code: 'rejected',
      exit: 'unavailable',
      message: `The cluster answered ${this.#grpc.status[error.code]}: ${detailsOf(error)}`,
      cause: error,
    });
  }

  #gaveUp(error: ServiceError, attempts: number): CliError {
    const { cluster, endpoints } = this.#options;
    const look =
      cluster === null
        ? `See whether a node is at ${endpoints.join(', ')}.`
        : `See how the cluster is with: scalectl status --name ${cluster}.`;
    return new CliError({
      code: 'unavailable',
      exit: 'unavailable',
      message: `No answer within ${this.#options.timeoutMs / 1000} s and ${attempts} attempts; the last one ended with ${this.#grpc.status[error.code]}: ${plainly(detailsOf(error))}`,
      hint: `${look} A write may still have been carried out.`,
      cause: error,
    });
  }
}

/** With the reason of the node, which stands beside a text that is etcd's. */
function detailsOf({ details, metadata }: ServiceError): string {
  const [reason] = metadata.get(reasonTrailer);
  return reason === undefined ? details : `${details} (${reason})`;
}

/** Without what the library adds for those who program with it: "No connection established. Last error: Error: … Resolution note: …". */
function plainly(details: string): string {
  return details
    .replace(/^No connection established\. Last error: (Error: )?/, '')
    .replace(/\.?\s*Resolution note:.*$/s, '.');
}
