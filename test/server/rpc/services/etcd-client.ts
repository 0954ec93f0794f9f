import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { etcdserverpb } from '#proto';
import { waitFor } from '../../../support/wait-for.ts';

interface MessageClass<Message> {
  decode(bytes: Uint8Array): Message;
}

interface RequestClass<Message> {
  encode(message: Message): { finish(): Uint8Array };
}

const asIs = (bytes: Uint8Array) => Buffer.from(bytes);

/** A stream of calls: what was answered and not yet looked at, in order. */
export class ClientStream<Request, Response> {
  readonly #write: (request: Request) => void;
  readonly #responses: Response[] = [];
  readonly cancel: () => void;
  readonly end: () => void;
  pause: () => void;
  resume: () => void;
  error: ServiceError | null = null;
  ended = false;

  constructor(
    client: Client,
    path: string,
    requests: RequestClass<Request>,
    responses: MessageClass<Response>,
    entries = {},
  ) {
    const call = client.makeBidiStreamRequest(path, asIs, (bytes) => responses.decode(bytes), metadataOf(entries));
    call.on('data', (response: Response) => this.#responses.push(response));
    call.on('error', (error: ServiceError) => {
      this.error = error;
    });
    call.on('end', () => {
      this.ended = true;
    });
    this.#write = (request) => call.write(requests.encode(request).finish());
    this.cancel = () => call.cancel();
    this.end = () => call.end();
    this.pause = () => call.pause();
    this.resume = () => call.resume();
  }

  send(request: Request): void {
    this.#write(request);
  }

  get waiting(): number {
    return this.#responses.length;
  }

  /** The next response; fails when the stream does. */
  next(what = 'a response'): Promise<Response> {
    return waitFor(
      () => {
        const response = this.#responses.shift();
        if (response === undefined && this.error !== null) throw this.error;
        return response;
      },
      { what, intervalMs: 2 },
    ) as Promise<Response>;
  }
}

function metadataOf(entries: Record<string, string>): Metadata {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(entries)) metadata.set(key, value);
  return metadata;
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

  range(request: etcdserverpb.IRangeRequest, metadata?: Record<string, string>): Promise<etcdserverpb.RangeResponse> {
    const bytes = etcdserverpb.RangeRequest.encode(request).finish();
    return this.#call('KV/Range', bytes, etcdserverpb.RangeResponse, metadata);
  }

  put(request: etcdserverpb.IPutRequest, metadata?: Record<string, string>): Promise<etcdserverpb.PutResponse> {
    const bytes = etcdserverpb.PutRequest.encode(request).finish();
    return this.#call('KV/Put', bytes, etcdserverpb.PutResponse, metadata);
  }

  deleteRange(request: etcdserverpb.IDeleteRangeRequest): Promise<etcdserverpb.DeleteRangeResponse> {
    const bytes = etcdserverpb.DeleteRangeRequest.encode(request).finish();
    return this.#call('KV/DeleteRange', bytes, etcdserverpb.DeleteRangeResponse);
  }

  txn(request: etcdserverpb.ITxnRequest, metadata?: Record<string, string>): Promise<etcdserverpb.TxnResponse> {
    const bytes = etcdserverpb.TxnRequest.encode(request).finish();
    return this.#call('KV/Txn', bytes, etcdserverpb.TxnResponse, metadata);
  }

  status(): Promise<etcdserverpb.StatusResponse> {
    return this.#call('Maintenance/Status', new Uint8Array(), etcdserverpb.StatusResponse);
  }

  hashKv(request: etcdserverpb.IHashKVRequest): Promise<etcdserverpb.HashKVResponse> {
    const bytes = etcdserverpb.HashKVRequest.encode(request).finish();
    return this.#call('Maintenance/HashKV', bytes, etcdserverpb.HashKVResponse);
  }

  /** All of it. */
  snapshot(): Promise<Buffer> {
    const decode = (bytes: Buffer) => etcdserverpb.SnapshotResponse.decode(bytes);
    const call = this.#client.makeServerStreamRequest(
      '/etcdserverpb.Maintenance/Snapshot',
      asIs,
      decode,
      new Uint8Array(),
    );
    const blobs: Uint8Array[] = [];
    call.on('data', ({ blob }: etcdserverpb.SnapshotResponse) => blobs.push(blob));
    return new Promise((resolve, reject) => {
      call.on('error', reject);
      call.on('end', () => resolve(Buffer.concat(blobs)));
    });
  }

  alarm(request: etcdserverpb.IAlarmRequest): Promise<etcdserverpb.AlarmResponse> {
    const bytes = etcdserverpb.AlarmRequest.encode(request).finish();
    return this.#call('Maintenance/Alarm', bytes, etcdserverpb.AlarmResponse);
  }

  watch(entries?: Record<string, string>): ClientStream<etcdserverpb.IWatchRequest, etcdserverpb.WatchResponse> {
    const { WatchRequest, WatchResponse } = etcdserverpb;
    return new ClientStream(this.#client, '/etcdserverpb.Watch/Watch', WatchRequest, WatchResponse, entries);
  }

  leaseGrant(request: etcdserverpb.ILeaseGrantRequest): Promise<etcdserverpb.LeaseGrantResponse> {
    const bytes = etcdserverpb.LeaseGrantRequest.encode(request).finish();
    return this.#call('Lease/LeaseGrant', bytes, etcdserverpb.LeaseGrantResponse);
  }

  leaseRevoke(request: etcdserverpb.ILeaseRevokeRequest): Promise<etcdserverpb.LeaseRevokeResponse> {
    const bytes = etcdserverpb.LeaseRevokeRequest.encode(request).finish();
    return this.#call('Lease/LeaseRevoke', bytes, etcdserverpb.LeaseRevokeResponse);
  }

  leaseKeepAlive(): ClientStream<etcdserverpb.ILeaseKeepAliveRequest, etcdserverpb.LeaseKeepAliveResponse> {
    const { LeaseKeepAliveRequest, LeaseKeepAliveResponse } = etcdserverpb;
    return new ClientStream(
      this.#client,
      '/etcdserverpb.Lease/LeaseKeepAlive',
      LeaseKeepAliveRequest,
      LeaseKeepAliveResponse,
    );
  }

  compact(request: etcdserverpb.ICompactionRequest): Promise<etcdserverpb.CompactionResponse> {
    const bytes = etcdserverpb.CompactionRequest.encode(request).finish();
    return this.#call('KV/Compact', bytes, etcdserverpb.CompactionResponse);
  }

  memberAdd(request: etcdserverpb.IMemberAddRequest): Promise<etcdserverpb.MemberAddResponse> {
    const bytes = etcdserverpb.MemberAddRequest.encode(request).finish();
    return this.#call('Cluster/MemberAdd', bytes, etcdserverpb.MemberAddResponse);
  }

  memberRemove(request: etcdserverpb.IMemberRemoveRequest): Promise<etcdserverpb.MemberRemoveResponse> {
    const bytes = etcdserverpb.MemberRemoveRequest.encode(request).finish();
    return this.#call('Cluster/MemberRemove', bytes, etcdserverpb.MemberRemoveResponse);
  }

  memberUpdate(request: etcdserverpb.IMemberUpdateRequest): Promise<etcdserverpb.MemberUpdateResponse> {
    const bytes = etcdserverpb.MemberUpdateRequest.encode(request).finish();
    return this.#call('Cluster/MemberUpdate', bytes, etcdserverpb.MemberUpdateResponse);
  }

  memberList(request: etcdserverpb.IMemberListRequest = {}): Promise<etcdserverpb.MemberListResponse> {
    const bytes = etcdserverpb.MemberListRequest.encode(request).finish();
    return this.#call('Cluster/MemberList', bytes, etcdserverpb.MemberListResponse);
  }

  memberPromote(request: etcdserverpb.IMemberPromoteRequest): Promise<etcdserverpb.MemberPromoteResponse> {
    const bytes = etcdserverpb.MemberPromoteRequest.encode(request).finish();
    return this.#call('Cluster/MemberPromote', bytes, etcdserverpb.MemberPromoteResponse);
  }

  #call<Response>(
    method: string,
    request: Uint8Array,
    responseClass: MessageClass<Response>,
    entries: Record<string, string> = {},
  ): Promise<Response> {
    const metadata = metadataOf(entries);
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        `/etcdserverpb.${method}`,
        asIs,
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
