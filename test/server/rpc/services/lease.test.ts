import { status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ReplicaError } from '../../../../server/replica/contract.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { EtcdClient, refusalOf } from './etcd-client.ts';
import { type ServedNode, withNode } from './node.ts';

const bytes = (text: string) => Buffer.from(text);

function withClient(body: (client: EtcdClient, node: ServedNode) => Promise<void>): () => Promise<void> {
  return () =>
    withNode(async (node) => {
      const client = new EtcdClient(node.endpoint);
      try {
        await body(client, node);
        assert.equal(node.unexpected, []);
      } finally {
        client.close();
      }
    });
}

test(
  'ids and times of leases are checked as in etcd, and ids that JavaScript cannot hold are refused',
  withClient(async (client, { replica }) => {
    assert.is((await client.leaseGrant({ ID: 7, TTL: 60 })).ID, 7);
    const exists = await refusalOf(client.leaseGrant({ ID: 7, TTL: 60 }));
    assert.equal([exists.code, exists.details], [status.FAILED_PRECONDITION, 'etcdserver: lease already exists']);
    const { lastIndex } = replica.status();
    for (const TTL of [9_000_000_001, 2 ** 62]) {
      const tooLong = await refusalOf(client.leaseGrant({ TTL }));
      assert.equal([tooLong.code, tooLong.details], [status.OUT_OF_RANGE, 'etcdserver: too large lease TTL']);
    }
    assert.is(replica.status().lastIndex, lastIndex, 'the log does not hear of it');
    for (const ID of [2 ** 53, -1]) {
      const refusal = await refusalOf(client.leaseGrant({ ID, TTL: 60 }));
      assert.equal([refusal.code, /below 2\^53/.test(refusal.details)], [status.INVALID_ARGUMENT, true]);
    }
    assert.is((await client.leaseGrant({ TTL: -(2 ** 63) })).TTL, 1);
    const { ID, TTL } = await client.leaseGrant({ TTL: 0 });
    assert.is(TTL, 1, 'the shortest that there is');
    assert.ok(Number(ID) > 0);
  }),
);

test(
  'a renewal of a lease that is not there is answered with 0, and the stream goes on',
  withClient(async (client) => {
    await client.leaseGrant({ ID: 7, TTL: 60 });
    const stream = client.leaseKeepAlive();
    for (const ID of [6, 7]) stream.send({ ID });
    const [first, second] = [await stream.next(), await stream.next()];
    assert.equal([first.ID, first.TTL], [6, 0]);
    assert.equal([second.ID, second.TTL], [7, 60]);
    stream.end();
    await waitFor(() => stream.ended, { what: 'the stream to end with its requests' });
  }),
);

test(
  'the keys of a lease are deleted in one revision, which a watch sees',
  withClient(async (client) => {
    await client.leaseGrant({ ID: 7, TTL: 60 });
    for (const key of ['b', 'a', 'other']) await client.put({ key: bytes(key), lease: key === 'other' ? 0 : 7 });
    const { kvs } = await client.range({ key: bytes('a') });
    assert.is(kvs[0]?.lease, 7);
    const watch = client.watch();
    watch.send({ createRequest: { key: bytes('a'), rangeEnd: bytes('z') } });
    await watch.next();
    await client.leaseRevoke({ ID: 7 });
    const { events } = await watch.next();
    assert.equal(
      events.map(({ type, kv }) => `${type} ${kv?.key} ${kv?.modRevision}`),
      ['1 a 5', '1 b 5'],
    );
    watch.cancel();
  }),
);

test(
  'a renewal that no quorum confirms is not answered as if it were',
  withClient(async (client, { replica }) => {
    await client.leaseGrant({ ID: 7, TTL: 60 });
    replica.failure = new ReplicaError('no-leader', 'none', 'nobody leads');
    const stream = client.leaseKeepAlive();
    stream.send({ ID: 7 });
    await waitFor(() => stream.error !== null, { what: 'the stream to fail' });
    assert.is(stream.error?.code, status.UNAVAILABLE);
    assert.is(stream.error?.details, 'etcdserver: no leader');
    assert.equal(stream.error?.metadata.get('scalectl-reason'), ['no leader spoke of the lease before the deadline']);
  }),
);

test.run();
