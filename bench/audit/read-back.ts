import type { Client } from '@grpc/grpc-js';
import type { etcdserverpb } from '#proto';
import { callEtcd, etcdClient, rangeMethod } from '../etcd-call.ts';
import { keyIndexOf, prefixEnd, stampOf } from '../load/etcd-messages.ts';
import type { Endpoint } from '../load/plan.ts';
import type { StoredKey } from './verdicts.ts';

/** Page size for an answer of about a megabyte, well below the 4 MiB that gRPC clients accept. */
const pageBytes = 1_000_000;
const perKeyBytes = 150;
const maxPageKeys = 1000;

const callTimeoutMs = 5000;
const retryDelayMs = 200;

/** The keys could not be read back: no node has answered for too long, or somebody wants to leave. */
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
  /** How long no node may answer, since the start or the latest page: while pages come the reading may take its time. */
  readonly patienceMs: number;
  /** Gives up early. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads every key of a run by linearizable range reads, page by page, and calls `onKey` for each. Goes on at the next node
 * when one fails, and stays there: a dead one costs its delay once, not with every page.
 * @throws ReadBackError
 */
export async function readBack(
  options: ReadBackOptions,
  onKey: (index: number, stored: StoredKey) => void,
): Promise<void> {
  const clients = options.endpoints.map(etcdClient);
  try {
    await readPages(clients, options, onKey);
  } finally {
    for (const client of clients) client.close();
  }
}

async function readPages(
  clients: readonly Client[],
  { keyPrefix, valueSizeBytes, patienceMs, signal }: ReadBackOptions,
  onKey: (index: number, stored: StoredKey) => void,
): Promise<void> {
  const pages = new PageReader(clients, patienceMs, signal);
  const limit = Math.max(1, Math.min(maxPageKeys, Math.floor(pageBytes / (valueSizeBytes + perKeyBytes))));
  const rangeEnd = Buffer.from(prefixEnd(keyPrefix));
  let key: Uint8Array = Buffer.from(keyPrefix);
  for (let more = true; more; ) {
    const page = await pages.read({ key, rangeEnd, limit });
    for (const { key: found, value, modRevision, version } of page.kvs) {
      onKey(keyIndexOf(found!), { modRevision: modRevision!, version: version!, stamp: stampOf(value!) });
      key = Buffer.concat([found!, Buffer.of(0)]);
    }
    // A page that says "more" and holds nothing would be asked for again forever.
    more = page.more && page.kvs.length > 0;
  }
}

/** Asks the node that answered last, and the next one when it does not. */
class PageReader {
  private readonly clients: readonly Client[];
  private readonly patienceMs: number;
  private readonly signal: AbortSignal | undefined;
  private current = 0;

  constructor(clients: readonly Client[], patienceMs: number, signal: AbortSignal | undefined) {
    this.clients = clients;
    this.patienceMs = patienceMs;
    this.signal = signal;
  }

  async read(request: etcdserverpb.IRangeRequest): Promise<etcdserverpb.RangeResponse> {
    const deadlineMs = performance.now() + this.patienceMs;
    for (;;) {
      try {
        return await callEtcd(this.clients[this.current]!, rangeMethod, request, callTimeoutMs);
      } catch (error) {
        if (this.signal?.aborted || performance.now() > deadlineMs) throw new ReadBackError((error as Error).message);
        this.current = (this.current + 1) % this.clients.length;
        await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
      }
    }
  }
}
