import type { Client } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';
import { callEtcd, type EtcdMethod, etcdClient } from '../etcd-call.ts';
import { absent, type EncodeRequest, requestEncoder } from '../load/etcd-messages.ts';
import { methodIndex, methodPaths } from '../load/mix.ts';
import type { Endpoint, LoadPlan } from '../load/plan.ts';

/** Puts under way at a time; as many as a scenario of the middle has. */
const putsInFlight = 200;
const callTimeoutMs = 5000;

/** A node may be slow and another one electing; 10,000 puts take a second or two. */
const putPatienceMs = 30_000;
const retryDelayMs = 200;
const sampledKeys = 100;

const putBytes = bytesMethod('put');
const getBytes = bytesMethod('get');

/** The load's own requests, which its encoders have written. */
function bytesMethod(name: 'put' | 'get'): EtcdMethod<Buffer, Buffer> {
  const asItIs = (bytes: Buffer): Buffer => bytes;
  return { path: methodPaths[methodIndex[name]], encode: asItIs, decode: asItIs };
}

/** The keys that are to be read could not be put. */
export class PutKeysError extends Error {
  readonly code = 'keys-not-put';

  constructor(cause: Error) {
    super(`The keys that are to be read could not be put within ${putPatienceMs} ms: ${cause.message}`, { cause });
    this.name = 'PutKeysError';
  }
}

/** Puts every key of a load once. @throws PutKeysError; the signal's reason when it aborts first. */
export async function putKeys(plan: LoadPlan, signal?: AbortSignal): Promise<void> {
  const encode = requestEncoder('put', plan);
  const deadlineMs = performance.now() + putPatienceMs;
  let next = 0;
  await withClients(plan.endpoints, async (clients) => {
    const caller = async (): Promise<void> => {
      while (next < plan.keys.count) {
        const key = next++;
        await put(clients, key, copyOf(encode, key), deadlineMs, signal);
      }
    };
    await Promise.all(Array.from({ length: putsInFlight }, caller));
  });
}

/** Tries one node after the other, from another one for each key. */
async function put(
  clients: readonly Client[],
  key: number,
  request: Buffer,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<void> {
  for (let attempt = key; ; attempt++) {
    signal?.throwIfAborted();
    try {
      await callEtcd(clients[attempt % clients.length]!, putBytes, request, callTimeoutMs);
      return;
    } catch (error) {
      if (performance.now() > deadlineMs) throw new PutKeysError(error as Error);
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
    }
  }
}

/**
 * How many of a hundred keys, spread over those of a load, are not there with a value of the right size: asked for by the very
 * requests of the load. An empty answer costs a server far less than one with a value, and no figure would show it.
 */
export async function countMissing(plan: LoadPlan): Promise<{ readonly missing: number; readonly sampled: number }> {
  const sampled = Math.min(sampledKeys, plan.keys.count);
  const encode = requestEncoder('get', plan);
  const found = await withClients(plan.endpoints, (clients) =>
    Promise.all(
      Array.from({ length: sampled }, async (_, i) => {
        const request = copyOf(encode, Math.floor((i * plan.keys.count) / sampled));
        const asked = callEtcd(clients[i % clients.length]!, getBytes, request, callTimeoutMs);
        const answer = await asked.catch(() => null);
        return answer !== null && valueSizeOf(answer) === plan.valueSizeBytes;
      }),
    ),
  );
  return { missing: found.filter((each) => !each).length, sampled };
}

function valueSizeOf(answer: Buffer): number | undefined {
  return etcdserverpb.RangeResponse.decode(answer).kvs[0]?.value?.length;
}

/** An encoder writes each request into the same buffer. */
function copyOf(encode: EncodeRequest, key: number): Buffer {
  return Buffer.from(encode(key, key + 1, absent));
}

async function withClients<T>(
  endpoints: readonly Endpoint[],
  use: (clients: readonly Client[]) => Promise<T>,
): Promise<T> {
  const clients = endpoints.map(etcdClient);
  try {
    return await use(clients);
  } finally {
    for (const client of clients) client.close();
  }
}
