import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';

interface MessageClass<Message> {
  decode(bytes: Uint8Array): Message;
}

/** Calls etcd's API with messages as objects; a failed call rejects with grpc-js's ServiceError. */
export class EtcdClient {
  readonly #client: Client;

  constructor(endpoint: string) {
    this.#client = new Client(endpoint, credentials.createInsecure(), { 'grpc.enable_retries': 0 });
  }

  close(): void {
    this.#client.close();
  }

  range(request: etcdserverpb.IRangeRequest): Promise<etcdserverpb.RangeResponse> {
    const bytes = etcdserverpb.RangeRequest.encode(request).finish();
    return this.#call('KV/Range', bytes, etcdserverpb.RangeResponse);
  }

  put(request: etcdserverpb.IPutRequest, metadata?: Record<string, string>): Promise<etcdserverpb.PutResponse> {
    const bytes = etcdserverpb.PutRequest.encode(request).finish();
    return this.#call('KV/Put', bytes, etcdserverpb.PutResponse, metadata);
  }

  deleteRange(request: etcdserverpb.IDeleteRangeRequest): Promise<etcdserverpb.DeleteRangeResponse> {
    const bytes = etcdserverpb.DeleteRangeRequest.encode(request).finish();
    return this.#call('KV/DeleteRange', bytes, etcdserverpb.DeleteRangeResponse);
  }

  txn(request: etcdserverpb.ITxnRequest): Promise<etcdserverpb.TxnResponse> {
    const bytes = etcdserverpb.TxnRequest.encode(request).finish();
    return this.#call('KV/Txn', bytes, etcdserverpb.TxnResponse);
  }

  status(): Promise<etcdserverpb.StatusResponse> {
    return this.#call('Maintenance/Status', new Uint8Array(), etcdserverpb.StatusResponse);
  }

  alarm(request: etcdserverpb.IAlarmRequest): Promise<etcdserverpb.AlarmResponse> {
    const bytes = etcdserverpb.AlarmRequest.encode(request).finish();
    return this.#call('Maintenance/Alarm', bytes, etcdserverpb.AlarmResponse);
  }

  #call<Response>(
    method: string,
    request: Uint8Array,
    responseClass: MessageClass<Response>,
    entries: Record<string, string> = {},
  ): Promise<Response> {
    const metadata = new Metadata();
    for (const [key, value] of Object.entries(entries)) metadata.set(key, value);
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        `/etcdserverpb.${method}`,
        (bytes: Uint8Array) => Buffer.from(bytes),
        (bytes) => responseClass.decode(bytes),
        request,
        metadata,
        (error, response) => (error ? reject(error) : resolve(response as Response)),
      );
    });
  }
}

export async function refusalOf(promise: Promise<unknown>): Promise<ServiceError> {
  const outcome = await promise.then(
    () => null,
    (error) => error,
  );
  if (outcome === null) throw new Error('the call succeeded');
  return outcome;
}
