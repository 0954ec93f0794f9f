/** What a queue of keys promises when calls are slow, repeated, given up or fail in the middle. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ReplicaError } from '../../../../server/replica/contract.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { EtcdClient, refusalOf } from './etcd-client.ts';
import { type ServedNode, withNode } from './node.ts';
import type { SingleCopyReplica } from './single-copy-replica.ts';
import { queueLength, Voters } from './voters.ts';

const bytes = (text: string) => Buffer.from(text);
const expired = /session is expired/;

interface Scene {
  readonly voters: Voters;
  readonly client: EtcdClient;
  readonly replica: SingleCopyReplica;
  /** Resolves when so many hold a key of the lock. */
  queued(count: number): Promise<unknown>;
  hasKey(key: string): Promise<boolean>;
}

/** With leases 1, 2 and 3. */
function scene(body: (scene: Scene) => Promise<void>): () => Promise<void> {
  return () =>
    withNode(async ({ endpoint, replica, unexpected }: ServedNode) => {
      const client = new EtcdClient(endpoint);
      const voters = new Voters(endpoint);
      const queued = (count: number) =>
        waitFor(async () => (await queueLength(client, 'mutex')) === count, { what: `${count} keys in the queue` });
      const hasKey = async (key: string) => Number((await client.range({ key: bytes(key) })).count) > 0;
      try {
        for (const ID of [1, 2, 3]) await client.leaseGrant({ ID, TTL: 60 });
        await body({ voters, client, replica, queued, hasKey });
        assert.equal(unexpected, []);
      } finally {
        client.close();
        voters.close();
      }
    });
}

/** Holds the next call of a method of the replica back, before it does anything; all others pass. */
function holdNext(replica: SingleCopyReplica, method: 'readIndex' | 'propose') {
  const original = replica[method].bind(replica) as (...args: unknown[]) => Promise<never>;
  let release = () => {};
  let isHeld = false;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  replica[method] = async (...args: unknown[]) => {
    replica[method] = original as never;
    isHeld = true;
    await released;
    return original(...args);
  };
  return { release, held: () => waitFor(() => isHeld, { what: `a call of ${method}` }) };
}

test(
  'nobody is told to hold a lock whose key went while the node looked: somebody else may hold it',
  scene(async ({ voters, client, replica, hasKey }) => {
    const { key } = await voters.lock(1).answer;
    const look = holdNext(replica, 'readIndex');
    const late = voters.lock(2);
    await look.held();
    await client.leaseRevoke({ ID: 2 });
    await voters.unlock(key);
    await voters.lock(3).answer;
    await voters.unlock(bytes('mutex/3'));
    look.release();
    assert.match((await refusalOf(late.answer)).details, expired);
    assert.not(await hasKey('mutex/2'));
  }),
);

test(
  'a candidate that comes again with another value has lost its place when its key goes before that is written',
  scene(async ({ voters, client, replica }) => {
    const { leader } = await voters.campaign('a', 1).answer;
    const propose = replica.propose.bind(replica);
    let proposals = 0;
    replica.propose = async (...request) => {
      if (++proposals === 2) await client.deleteRange({ key: leader!.key! });
      return propose(...request);
    };
    const again = refusalOf(voters.campaign('b', 1).answer);
    assert.match((await again).details, expired);
  }),
);

test(
  'whoever asks for a lock that it holds has it at once, and keeps it when the node cannot read',
  scene(async ({ voters, replica, hasKey }) => {
    const { key } = await voters.lock(1).answer;
    const readIndex = replica.readIndex.bind(replica);
    replica.readIndex = () => Promise.reject(new ReplicaError('no-leader', 'none', 'nobody leads'));
    const again = await voters.lock(1).answer.catch(() => null);
    replica.readIndex = readIndex;
    assert.ok(await hasKey('mutex/1'));
    assert.equal(again?.key, key);
  }),
);

test(
  'a second call for one place leaves that to the first when it is given up',
  scene(async ({ voters, queued, hasKey, replica }) => {
    const { key } = await voters.lock(1).answer;
    const first = voters.lock(2);
    await queued(2);
    const look = holdNext(replica, 'readIndex');
    const second = voters.lock(2);
    await look.held();
    second.cancel();
    await refusalOf(second.answer);
    // The node hears of it a moment later, on the same connection as this.
    await voters.unlock(bytes('nothing'));
    look.release();
    await voters.unlock(key);
    assert.is(String((await first.answer).key), 'mutex/2');
    assert.ok(await hasKey('mutex/2'));
  }),
);

test(
  'a call that is given up does not take the key of a later one with the same lease',
  scene(async ({ voters, client, queued, hasKey }) => {
    const { key } = await voters.lock(1).answer;
    const first = voters.lock(2);
    await queued(2);
    await voters.unlock(bytes('mutex/2'));
    const second = voters.lock(2);
    await queued(2);
    const leases = await client.range({ key: bytes('mutex/2') });
    first.cancel();
    await refusalOf(first.answer);
    await voters.unlock(key);
    await second.answer;
    assert.ok(await hasKey('mutex/2'));
    const now = await client.range({ key: bytes('mutex/2') });
    assert.is(now.kvs[0]?.createRevision, leases.kvs[0]?.createRevision);
  }),
);

for (const method of ['propose', 'readIndex'] as const) {
  test(
    `a lock is free again when its caller leaves during the last ${method}`,
    scene(async ({ voters, replica, queued }) => {
      const waits = method === 'readIndex';
      if (waits) await voters.lock(1).answer;
      const last = waits ? null : holdNext(replica, method);
      const leaving = voters.lock(2);
      if (waits) await queued(2);
      const look = last ?? holdNext(replica, method);
      if (waits) await voters.unlock(bytes('mutex/1'));
      await look.held();
      leaving.cancel();
      await refusalOf(leaving.answer);
      // The node hears of it a moment later, on the same connection as this.
      await voters.unlock(bytes('nothing'));
      look.release();
      await queued(0);
    }),
  );
}

test.run();
