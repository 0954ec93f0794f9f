/**
 * Entry of a child process: the etcd KV service over a real `@grpc/grpc-js` server, with the faults that a benchmark has
 * to see through. Options as JSON in the first argument; tells its port over the IPC channel and ends with its parent.
 */
import { type handleUnaryCall, Metadata, type MethodDefinition, Server, ServerCredentials } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';
import { KvStore } from './kv-store.ts';

export interface KvServerOptions {
  readonly port?: number;
  /** Every answer takes this long. */
  readonly delayMs?: number;
  /** Streams that the server accepts at a time on one connection. */
  readonly maxStreams?: number;
  /** Every n-th put is acknowledged and not stored. */
  readonly loseEvery?: number;
  /** Every n-th put is answered UNAVAILABLE after it was stored. */
  readonly failAfterStoringEvery?: number;
  /** Every n-th put is answered UNAVAILABLE, is not stored, and the answer says so. */
  readonly refuseEvery?: number;
  /** Every n-th transaction writes whatever its comparison says. */
  readonly ignoreComparisonEvery?: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as KvServerOptions;
const store = new KvStore();
let puts = 0;
let txns = 0;

function isNth(every: number | undefined): boolean {
  return every !== undefined && puts % every === 0;
}

function put(request: etcdserverpb.PutRequest): etcdserverpb.IPutResponse {
  puts++;
  if (isNth(options.refuseEvery)) {
    const metadata = new Metadata();
    metadata.set('scalectl-outcome', 'none');
    throw Object.assign(new Error('no leader'), { code: 14, metadata });
  }
  if (isNth(options.loseEvery)) return store.pretendToPut();
  const response = store.put(request);
  if (isNth(options.failAfterStoringEvery)) throw Object.assign(new Error('leader lost'), { code: 14 });
  return response;
}

function txn(request: etcdserverpb.TxnRequest): etcdserverpb.ITxnResponse {
  txns++;
  const response = store.txn(
    request,
    options.ignoreComparisonEvery !== undefined && txns % options.ignoreComparisonEvery === 0,
  );
  if (options.failAfterStoringEvery !== undefined && txns % options.failAfterStoringEvery === 0) {
    throw Object.assign(new Error('leader lost'), { code: 14 });
  }
  return response;
}

function unary<Q, A>(
  name: string,
  decode: (bytes: Uint8Array) => Q,
  encode: (answer: A) => { finish(): Uint8Array },
): MethodDefinition<Q, A> {
  const notAClient = () => {
    throw new Error('this side answers only');
  };
  return {
    path: `/etcdserverpb.KV/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: notAClient,
    requestDeserialize: decode,
    responseSerialize: (answer) => Buffer.from(encode(answer).finish()),
    responseDeserialize: notAClient,
  };
}

const service = {
  Put: unary('Put', etcdserverpb.PutRequest.decode, etcdserverpb.PutResponse.encode),
  Range: unary('Range', etcdserverpb.RangeRequest.decode, etcdserverpb.RangeResponse.encode),
  Txn: unary('Txn', etcdserverpb.TxnRequest.decode, etcdserverpb.TxnResponse.encode),
  DeleteRange: unary('DeleteRange', etcdserverpb.DeleteRangeRequest.decode, etcdserverpb.DeleteRangeResponse.encode),
};

function handle<Q, A>(answer: (request: Q) => A): handleUnaryCall<Q, A> {
  return (call, callback) => {
    const reply = () => {
      try {
        callback(null, answer(call.request));
      } catch (error) {
        callback(error as Error);
      }
    };
    if (options.delayMs === undefined) reply();
    else setTimeout(reply, options.delayMs);
  };
}

const server = new Server(
  options.maxStreams === undefined ? {} : { 'grpc.max_concurrent_streams': options.maxStreams },
);
server.addService(service, {
  Put: handle(put),
  Range: handle((request: etcdserverpb.RangeRequest) => store.range(request)),
  Txn: handle(txn),
  DeleteRange: handle((request: etcdserverpb.DeleteRangeRequest) => store.delete(request)),
});
process.on('disconnect', () => process.exit(0));
server.bindAsync(`127.0.0.1:${options.port ?? 0}`, ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.send?.(port);
});
