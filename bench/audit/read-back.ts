import { Client, credentials } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';
import { keyIndexOf, prefixEnd, stampOf } from '../load/etcd-messages.ts';
import type { Endpoint } from '../load/plan.ts';
import type { StoredKey } from './verdicts.ts';

/** Page size for an answer of about a megabyte, well below the 4 MiB that gRPC clients accept. */
const pageBytes = 1_000_000;
const perKeyBytes = 150;
const maxPageKeys = 1000;

const callTimeoutMs = 5000;
const retryDelayMs = 200;

/** The keys could not be read back: the time for it is over, or somebody wants to leave. */
export class ReadBackError extends Error {
  readonly code = 'audit-incomplete';

  constructor(lastError: string) {
    super(`The written keys could not be read back for the audit: ${lastError}`);
    this.name = 'ReadBackError';
  }
}

export interface ReadBackOptions {
  readonly endpoints: readonly Endpoint[];
  readonly keyPrefix: string;
  readonly valueSizeBytes: number;
  /** For everything, waiting for a leader included. */
  readonly budgetMs: number;
  /** Gives up early. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads every key of a run by linearizable range reads, page by page, and calls `onKey` for each. Goes on at the next node
 * when one fails. Deliberately over `@grpc/grpc-js` and the generated code: what checks the generator shares nothing with it.
 * @throws ReadBackError
 */
export async function readBack(
  options: ReadBackOptions,
  onKey: (index: number, stored: StoredKey) => void,
): Promise<void> {
  const clients = options.endpoints.map(
    ({ host, port }) => new Client(`${host}:${port}`, credentials.createInsecure()),
  );
  try {
    await readPages(clients, options, onKey);
  } finally {
    for (const client of clients) client.close();
  }
}

async function readPages(
  clients: readonly Client[],
  { keyPrefix, valueSizeBytes, budgetMs, signal }: ReadBackOptions,
  onKey: (index: number, stored: StoredKey) => void,
): Promise<void> {
  const deadlineMs = performance.now() + budgetMs;
  const giveUp = () => signal?.aborted === true || performance.now() > deadlineMs;
  const limit = Math.max(1, Math.min(maxPageKeys, Math.floor(pageBytes / (valueSizeBytes + perKeyBytes))));
  const rangeEnd = Buffer.from(prefixEnd(keyPrefix));
  let key: Uint8Array = Buffer.from(keyPrefix);
  for (let more = true; more; ) {
    const page = await untilAnswered(clients, { key, rangeEnd, limit }, giveUp);
    for (const { key: found, value, modRevision, version } of page.kvs) {
      onKey(keyIndexOf(found!), { modRevision: modRevision!, version: version!, stamp: stampOf(value!) });
      key = Buffer.concat([found!, Buffer.of(0)]);
    }
    // A page that says "more" and holds nothing would be asked for again forever.
    more = page.more && page.kvs.length > 0;
  }
}

async function untilAnswered(
  clients: readonly Client[],
  request: etcdserverpb.IRangeRequest,
  giveUp: () => boolean,
): Promise<etcdserverpb.RangeResponse> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await range(clients[attempt % clients.length]!, request);
    } catch (error) {
      if (giveUp()) throw new ReadBackError((error as Error).message);
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
    }
  }
}

function range(client: Client, request: etcdserverpb.IRangeRequest): Promise<etcdserverpb.RangeResponse> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      '/etcdserverpb.KV/Range',
      (message: etcdserverpb.IRangeRequest) => Buffer.from(etcdserverpb.RangeRequest.encode(message).finish()),
      (bytes: Buffer) => etcdserverpb.RangeResponse.decode(bytes),
      request,
      { deadline: Date.now() + callTimeoutMs },
      (error, response) => (error === null ? resolve(response!) : reject(error)),
    );
  });
}
