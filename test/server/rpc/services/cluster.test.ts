import { status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type MemberRole, withMajorities } from '../../../../server/consensus/membership.ts';
import { EtcdClient, refusalOf } from './etcd-client.ts';
import { ids, type ServedNode, withNode } from './node.ts';

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

const memberOf = (nodeId: number, role: MemberRole = 'voter') =>
  ({ nodeId, role, name: `n${nodeId}`, dc: 'a', host: '127.0.0.1', port: 1000 + nodeId }) as const;

const urlOf = (nodeId: number) => `http://127.0.0.1:${1000 + nodeId}`;

async function assertUnhealthy(change: Promise<unknown>, reason = 'not connected'): Promise<void> {
  const { code, details, metadata } = await refusalOf(change);
  assert.equal([code, details], [status.UNAVAILABLE, 'etcdserver: unhealthy cluster']);
  assert.match(String(metadata.get('scalectl-reason')), reason);
}

test(
  'a learner is promoted when it has nearly all that is decided, and refused as by etcd before that',
  withClient(async (client, { replica }) => {
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
  }),
);

test(
  'a learner that scalectl added may have been started as a witness, without data: it is not promoted',
  withClient(async (client, { replica }) => {
    replica.membership = withMajorities(0, [memberOf(1), memberOf(2), memberOf(3, 'learner')]);
    replica.learned = 100;
    const { code, details } = await refusalOf(client.memberPromote({ ID: ids.memberId(3) }));
    assert.is(code, status.FAILED_PRECONDITION);
    assert.match(details, 'scalectl: n3 was not added by MemberAdd');
    assert.is(replica.membership.configId, 0);
    await client.memberRemove({ ID: ids.memberId(3) });
    assert.is(replica.membership.members.length, 2);
  }),
);

test(
  'while a voter is down a healthy one is not removed, and the one that is down is',
  withClient(async (client, { replica, down }) => {
    replica.membership = withMajorities(0, [memberOf(1), memberOf(2), memberOf(3)]);
    for (const nodeId of [3, 1001]) down.add(nodeId);
    for (const nodeId of [1, 2]) {
      const reason = 'n3 is not connected, and without it there is no quorum of 2';
      await assertUnhealthy(client.memberRemove({ ID: ids.memberId(nodeId) }), reason);
    }
    await assertUnhealthy(client.memberAdd({ peerURLs: [urlOf(4)] }));
    assert.is(replica.membership.configId, 0);
    await client.memberAdd({ peerURLs: [urlOf(4)], isLearner: true });
    const { members } = await client.memberRemove({ ID: ids.memberId(3) });
    assert.equal(
      members.map(({ name }) => name),
      ['n1', 'n2', 'm1001'],
    );
  }),
);

test(
  'voters that nobody starts are added only as long as those that run are a quorum',
  withClient(async (client, { replica, down }) => {
    replica.membership = withMajorities(0, [memberOf(1), memberOf(2), memberOf(3)]);
    for (const nodeId of [1001, 1002, 1003]) down.add(nodeId);
    for (const nodeId of [4, 5]) await client.memberAdd({ peerURLs: [urlOf(nodeId)] });
    await assertUnhealthy(client.memberAdd({ peerURLs: [urlOf(6)] }));
    assert.is(replica.membership.members.length, 5);
  }),
);

test(
  'a single voter may add its second, which starts when it is a member, but not promote a learner that is gone',
  withClient(async (client, { replica, down }) => {
    replica.membership = withMajorities(0, [memberOf(1), { ...memberOf(2, 'learner'), dc: '' }]);
    for (const nodeId of [2, 1002]) down.add(nodeId);
    await assertUnhealthy(client.memberPromote({ ID: ids.memberId(2) }));
    await client.memberRemove({ ID: ids.memberId(2) });
    const { members } = await client.memberAdd({ peerURLs: [urlOf(4)] });
    assert.equal(
      members.map(({ name, isLearner }) => [name, isLearner]),
      [
        ['n1', false],
        ['m1002', false],
      ],
    );
  }),
);

test(
  "the last voter is not removed: the error has etcd's text alone, and the reason beside it",
  withClient(async (client, { replica }) => {
    replica.membership = withMajorities(0, [memberOf(1)]);
    const { code, details, metadata } = await refusalOf(client.memberRemove({ ID: ids.memberId(1) }));
    const text = 'etcdserver: re-configuration failed due to not enough started members';
    assert.equal([code, details], [status.FAILED_PRECONDITION, text]);
    assert.equal(metadata.get('scalectl-reason'), ['there is no voter that keeps data']);
  }),
);

test(
  'a witness has no URL for clients',
  withClient(async (client, { replica }) => {
    replica.membership = withMajorities(0, [memberOf(1), memberOf(2), memberOf(3, 'witness')]);
    const { members } = await client.memberList();
    assert.equal(
      members.map(({ peerURLs, clientURLs }) => [peerURLs, clientURLs]),
      [
        [[urlOf(1)], [urlOf(1)]],
        [[urlOf(2)], [urlOf(2)]],
        [[urlOf(3)], []],
      ],
    );
  }),
);

test(
  'a member may be given the URL that it has, and not that of another',
  withClient(async (client, { replica }) => {
    replica.membership = withMajorities(0, [memberOf(1), memberOf(2)]);
    const update = (url: string) => client.memberUpdate({ ID: ids.memberId(2), peerURLs: [url] });
    assert.equal((await update(urlOf(2))).members[1]?.peerURLs, [urlOf(2)]);
    const { code, details } = await refusalOf(update(urlOf(1)));
    assert.equal([code, details], [status.FAILED_PRECONDITION, 'etcdserver: Peer URLs already exists']);
    assert.equal((await update(urlOf(4))).members[1]?.peerURLs, [urlOf(4)]);
  }),
);

test.run();
