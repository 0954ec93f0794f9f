import { Client, credentials } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';
import { asBuffer } from '../proto/protobuf/as-buffer.ts';
import type { Endpoint } from './load/plan.ts';

/** What one request is: its path, how to write it, how to read its answer. */
export interface EtcdMethod<Request, Response> {
  readonly path: string;
  readonly encode: (request: Request) => Uint8Array;
  readonly decode: (bytes: Buffer) => Response;
}

export const rangeMethod: EtcdMethod<etcdserverpb.IRangeRequest, etcdserverpb.RangeResponse> = {
  path: '/etcdserverpb.KV/Range',
  encode: (request) => etcdserverpb.RangeRequest.encode(request).finish(),
  decode: (bytes) => etcdserverpb.RangeResponse.decode(bytes),
};

export function etcdClient({ host, port }: Endpoint): Client {
  return new Client(`${host}:${port}`, credentials.createInsecure());
}

/**
 * A call beside the load: one request, one response. Deliberately over `@grpc/grpc-js` and the generated code: what checks
 * the generator shares nothing with it. Rejects with grpc-js's ServiceError.
 */
export function callEtcd<Request, Response>(
  client: Client,
  { path, encode, decode }: EtcdMethod<Request, Response>,
  request: Request,
  timeoutMs: number,
): Promise<Response> {
  const toBytes = (message: Request): Buffer => asBuffer(encode(message));
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, toBytes, decode, request, { deadline: Date.now() + timeoutMs }, (error, response) =>
      error === null ? resolve(response!) : reject(error),
    );
  });
}
