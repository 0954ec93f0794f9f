import { Client, credentials } from '@grpc/grpc-js';
import { v3electionpb, v3lockpb } from '#proto';
import type { EtcdClient } from './etcd-client.ts';

const bytes = (text: string) => Buffer.from(text);
const name = bytes('post');
const asIs = (data: Uint8Array) => Buffer.from(data);

interface MessageClass<Message, Fields> {
  encode(message: Fields): { finish(): Uint8Array };
  decode(data: Uint8Array): Message;
}

/** A unary call under way: its answer, and how to give it up. */
interface Waiting<Message> {
  readonly answer: Promise<Message>;
  cancel(): void;
}

function call<Fields, Message>(
  client: Client,
  path: string,
  request: MessageClass<unknown, Fields>,
  fields: Fields,
  response: MessageClass<Message, never>,
): Waiting<Message> {
  let cancel = () => {};
  const answer = new Promise<Message>((resolve, reject) => {
    const data = request.encode(fields).finish();
    const decode = (reply: Uint8Array) => response.decode(reply);
    const started = client.makeUnaryRequest(path, asIs, decode, data, (error, message) =>
      error === null ? resolve(message as Message) : reject(error),
    );
    cancel = () => started.cancel();
  });
  answer.catch(() => {});
  return { answer, cancel };
}

/** Calls the services of elections and locks: one election "post", and one lock "mutex" unless told. */
export class Voters {
  readonly #client: Client;

  constructor(endpoint: string) {
    this.#client = new Client(endpoint, credentials.createInsecure());
  }

  close(): void {
    this.#client.close();
  }

  campaign(value: string, lease = 0) {
    const { CampaignRequest, CampaignResponse } = v3electionpb;
    const fields = { name, value: bytes(value), lease };
    return call(this.#client, '/v3electionpb.Election/Campaign', CampaignRequest, fields, CampaignResponse);
  }

  proclaim(leader: v3electionpb.ILeaderKey, value: string): Promise<unknown> {
    const { ProclaimRequest, ProclaimResponse } = v3electionpb;
    const fields = { leader, value: bytes(value) };
    return call(this.#client, '/v3electionpb.Election/Proclaim', ProclaimRequest, fields, ProclaimResponse).answer;
  }

  resign(leader: v3electionpb.ILeaderKey): Promise<unknown> {
    const { ResignRequest, ResignResponse } = v3electionpb;
    return call(this.#client, '/v3electionpb.Election/Resign', ResignRequest, { leader }, ResignResponse).answer;
  }

  lock(lease: number, name = 'mutex') {
    const { LockRequest, LockResponse } = v3lockpb;
    return call(this.#client, '/v3lockpb.Lock/Lock', LockRequest, { name: bytes(name), lease }, LockResponse);
  }

  unlock(key: Uint8Array): Promise<unknown> {
    const { UnlockRequest, UnlockResponse } = v3lockpb;
    return call(this.#client, '/v3lockpb.Lock/Unlock', UnlockRequest, { key }, UnlockResponse).answer;
  }

  /** The values of leaders, as they come. */
  observe(): { readonly values: string[]; cancel(): void } {
    const values: string[] = [];
    const data = v3electionpb.LeaderRequest.encode({ name }).finish();
    const decode = (reply: Uint8Array) => v3electionpb.LeaderResponse.decode(reply);
    const stream = this.#client.makeServerStreamRequest('/v3electionpb.Election/Observe', asIs, decode, data);
    stream.on('data', ({ kv }: v3electionpb.LeaderResponse) => values.push(String(kv?.value)));
    stream.on('error', () => {});
    return { values, cancel: () => stream.cancel() };
  }
}

/** How many hold a key of the queue of that name. */
export async function queueLength(client: EtcdClient, prefix: string): Promise<number> {
  const { count } = await client.range({ key: bytes(`${prefix}/`), rangeEnd: bytes(`${prefix}0`) });
  return Number(count);
}
