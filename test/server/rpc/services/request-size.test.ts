/** Nothing gets into the log that is larger than etcd takes: a frame between nodes must have room for each entry. */
import { status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { etcdserverpb } from '#proto';
import { EtcdClient, refusalOf } from './etcd-client.ts';
import { type ServedNode, withNode } from './node.ts';
import { Voters } from './voters.ts';

const limitBytes = 1.5 * 1024 * 1024;
const bytes = (text: string) => Buffer.from(text);
const large = 'x'.repeat(limitBytes);

/** What an entry has beside the operation: who wants it. */
const originBytes = 64;

function withClients(body: (client: EtcdClient, voters: Voters, node: ServedNode) => Promise<void>) {
  return () =>
    withNode(async (node) => {
      const client = new EtcdClient(node.endpoint);
      const voters = new Voters(node.endpoint);
      try {
        await body(client, voters, node);
        assert.equal(node.unexpected, []);
        const { largestEntryBytes } = node.replica;
        assert.ok(largestEntryBytes <= limitBytes + originBytes, `${largestEntryBytes} bytes in one entry`);
      } finally {
        client.close();
        voters.close();
      }
    });
}

async function assertTooLarge(promise: Promise<unknown>, what: string): Promise<void> {
  const { code, details } = await refusalOf(promise);
  assert.equal([code, details], [status.INVALID_ARGUMENT, 'etcdserver: request is too large'], what);
}

/** 1,600 ranges in transactions in each other: with keys of 950 bytes these fit, and with what is around them they do not. */
function manyRanges(keyBytes: number, levels = 2): etcdserverpb.ITxnRequest {
  const far = 2 ** 52;
  const bounds = { minModRevision: 1, maxModRevision: far, minCreateRevision: 1, maxCreateRevision: far };
  const range = { requestRange: { key: bytes('k'.repeat(keyBytes)), limit: far, ...bounds } };
  const op = levels === 1 ? range : { requestTxn: manyRanges(keyBytes, levels - 1) };
  return { success: Array(20).fill(op), failure: Array(20).fill(op) };
}

test(
  'of keys and values',
  withClients(async (client) => {
    await assertTooLarge(client.put({ key: bytes('k'), value: bytes(large) }), 'value');
    await assertTooLarge(client.put({ key: bytes(large) }), 'key');
    await assertTooLarge(client.put({ key: bytes('k'), value: bytes(large), lease: 1 }), 'with a lease');
    await assertTooLarge(client.deleteRange({ key: bytes(large) }), 'deletion');
    await assertTooLarge(client.deleteRange({ key: bytes('a'), rangeEnd: bytes(large) }), 'deletion of a range');
    await client.put({ key: bytes('k'), value: bytes(large.slice(100)) });
    await client.deleteRange({ key: bytes(large.slice(100)) });
  }),
);

test(
  'of a transaction, with all that is in it',
  withClients(async (client) => {
    await assertTooLarge(client.txn({ failure: [{ requestDeleteRange: { key: bytes(large) } }] }), 'deletion');
    const comparison = { key: bytes('k'), target: 3, value: bytes(large) };
    await assertTooLarge(client.txn({ compare: [comparison] }), 'comparison');
    await assertTooLarge(client.txn(manyRanges(950)), 'many ranges');
    await client.txn(manyRanges(1));
  }),
);

test(
  'of locks and elections, whose names are written several times',
  withClients(async (client, voters) => {
    await client.leaseGrant({ ID: 1, TTL: 60 });
    await assertTooLarge(voters.lock(1, large.slice(500_000)).answer, 'lock');
    await assertTooLarge(voters.unlock(bytes(large)), 'unlock');
    await assertTooLarge(voters.campaign(large, 1).answer, 'campaign');
    const { leader } = await voters.campaign('a', 1).answer;
    await assertTooLarge(voters.campaign(large, 1).answer, 'campaign with another value');
    await assertTooLarge(voters.proclaim(leader!, large), 'proclaim');
    await assertTooLarge(voters.resign({ ...leader, key: bytes(large) }), 'resign');
    await voters.proclaim(leader!, 'b');
  }),
);

test(
  'of leases, however large the numbers are',
  withClients(async (client, _, { replica }) => {
    await client.leaseGrant({ ID: Number.MAX_SAFE_INTEGER, TTL: 9_000_000_000 });
    await client.leaseRevoke({ ID: Number.MAX_SAFE_INTEGER });
    assert.ok(replica.largestEntryBytes < 100);
  }),
);

test(
  'of members: what they are called comes to so many bytes together',
  withClients(async (client, _, { replica }) => {
    const before = replica.membership;
    const { code, metadata } = await refusalOf(client.memberAdd({ peerURLs: [`http://${large}:1`], isLearner: true }));
    assert.is(code, status.FAILED_PRECONDITION);
    assert.match(String(metadata.get('scalectl-reason')), /come to more than \d+ bytes/);
    assert.is(replica.membership, before);
  }),
);

test.run();
