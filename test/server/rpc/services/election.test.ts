import { status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ReplicaError } from '../../../../server/replica/contract.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { EtcdClient, refusalOf } from './etcd-client.ts';
import { type ServedNode, withNode } from './node.ts';
import { queueLength, Voters } from './voters.ts';

const bytes = (text: string) => Buffer.from(text);
function withVoters(
  body: (voters: Voters, client: EtcdClient, node: ServedNode) => Promise<void>,
): () => Promise<void> {
  return () =>
    withNode(async (node) => {
      const client = new EtcdClient(node.endpoint);
      const voters = new Voters(node.endpoint);
      try {
        await body(voters, client, node);
        assert.equal(node.unexpected, []);
      } finally {
        client.close();
        voters.close();
      }
    });
}

const soon = (what: string) => ({ timeoutMs: 10_000, what });

test(
  'candidates lead one after the other, in the order in which they came, and observers see every value',
  withVoters(async (voters, client) => {
    const observer = voters.observe();
    const first = (await voters.campaign('a').answer).leader!;
    await voters.proclaim(first, 'a again');
    const second = voters.campaign('b');
    await waitFor(async () => (await queueLength(client, 'post')) === 2, soon('the second to wait'));
    const third = voters.campaign('c');
    await waitFor(async () => (await queueLength(client, 'post')) === 3, soon('the third to wait'));
    await voters.resign(first);
    const leader = (await second.answer).leader!;
    assert.is((await refusalOf(voters.proclaim(first, 'late'))).details, 'election: not leader');
    await voters.resign(leader);
    await third.answer;
    await waitFor(() => observer.values.length === 4, soon('all leaders'));
    assert.equal(observer.values, ['a', 'a again', 'b', 'c']);
    observer.cancel();
  }),
);

test(
  'whoever goes away leaves the queue; whoever comes again with its lease has its old place and its new value',
  withVoters(async (voters, client) => {
    await client.leaseGrant({ ID: 0xa, TTL: 60 });
    const first = (await voters.campaign('a', 0xa).answer).leader!;
    assert.is(String(first.key), 'post/a');
    const second = voters.campaign('b');
    await waitFor(async () => (await queueLength(client, 'post')) === 2, soon('the second to wait'));
    second.cancel();
    await waitFor(async () => (await queueLength(client, 'post')) === 1, soon('the second to be gone'));
    const again = (await voters.campaign('a2', 0xa).answer).leader!;
    assert.is(again.rev, first.rev);
    assert.is(String((await client.range({ key: bytes('post/a') })).kvs[0]?.value), 'a2');
  }),
);

test(
  'a proclamation without a lease keeps the one that the key has: a leader that dies is followed by another',
  withVoters(async (voters, client) => {
    await client.leaseGrant({ ID: 7, TTL: 60 });
    const { leader } = await voters.campaign('a', 7).answer;
    await voters.proclaim({ ...leader, lease: 0 }, 'b');
    const { kvs } = await client.range({ key: leader!.key! });
    assert.equal([String(kvs[0]?.value), kvs[0]?.lease], ['b', 7]);
    await client.leaseRevoke({ ID: 7 });
    assert.is(await queueLength(client, 'post'), 0);
  }),
);

test(
  'a lock passes on when it is released and when its lease ends; a holder whose lease ended waits in vain',
  withVoters(async (voters, client) => {
    for (const ID of [1, 2, 3]) await client.leaseGrant({ ID, TTL: 60 });
    const { key } = await voters.lock(1).answer;
    assert.is(String(key), 'mutex/1');
    const second = voters.lock(2);
    await waitFor(async () => (await queueLength(client, 'mutex')) === 2, soon('the second to wait'));
    const third = voters.lock(3);
    await waitFor(async () => (await queueLength(client, 'mutex')) === 3, soon('the third to wait'));
    await client.leaseRevoke({ ID: 2 });
    await voters.unlock(key);
    assert.match((await refusalOf(second.answer)).details, 'session is expired');
    assert.is(String((await third.answer).key), 'mutex/3');
    assert.match((await refusalOf(voters.lock(99).answer)).details, 'requested lease not found');
  }),
);

test(
  'whoever waits at a node that is removed hears of it, and can wait at another',
  withVoters(async (voters, client, { replica }) => {
    await client.leaseGrant({ ID: 1, TTL: 60 });
    await voters.lock(1).answer;
    await voters.campaign('a').answer;
    const waiting = [voters.lock(0), voters.campaign('b')];
    for (const prefix of ['mutex', 'post']) {
      await waitFor(async () => (await queueLength(client, prefix)) === 2, soon('somebody to wait'));
    }
    replica.stateRefusal = new ReplicaError('removed', 'none', 'ask another one');
    for (const { answer } of waiting) {
      const { code, details } = await refusalOf(answer);
      assert.is(code, status.UNAVAILABLE);
      assert.match(details, /^etcdserver: the member has been removed from the cluster/);
    }
  }),
);

test.run();
