import { status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EtcdClient, refusalOf } from './etcd-client.ts';
import { withNode } from './node.ts';

test('a learner is promoted when it has nearly all that is decided, and refused as by etcd before that', () =>
  withNode(async ({ endpoint, replica }) => {
    const client = new EtcdClient(endpoint);
    try {
      for (let i = 0; i < 100; i++) await client.put({ key: Buffer.from('k'), value: Buffer.from('v') });
      const { member } = await client.memberAdd({ peerURLs: ['http://127.0.0.1:1003'], isLearner: true });
      for (const learned of [0, 89]) {
        replica.learned = learned;
        const { code, details } = await refusalOf(client.memberPromote({ ID: member!.ID! }));
        assert.is(code, status.FAILED_PRECONDITION);
        assert.is(details, 'etcdserver: can only promote a learner member which is in sync with leader');
      }
      replica.learned = 90;
      const { members } = await client.memberPromote({ ID: member!.ID! });
      assert.is(members.find(({ ID }) => ID === member!.ID)?.isLearner, false);
    } finally {
      client.close();
    }
  }));

test.run();
