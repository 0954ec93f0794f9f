import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scalectl } from '#proto';
import { type Member, withMajorities } from '../../../../server/consensus/membership.ts';
import { ReplicaError } from '../../../../server/replica/contract.ts';
import { RpcError } from '../../../../server/rpc/rpc-error.ts';
import { ServerCall } from '../../../../server/rpc/server-call.ts';
import type { BoundMethod } from '../../../../server/rpc/service-definition.ts';
import { adminService } from '../../../../server/rpc/services/admin.ts';
import { UnsentAnswers } from '../../../../server/rpc/unsent-answers.ts';
import { SingleCopyReplica } from './single-copy-replica.ts';

const config = {
  clusterId: 'c1',
  clusterName: 'demo',
  nodeId: 2,
  name: 'n2',
  dc: 'b',
  dataDir: '/nowhere',
  host: '127.0.0.1',
  port: 1,
  metricsPort: 2,
  nodes: [],
  logLevel: 'info' as const,
};

const noQuorums = { prepareQuorum: 0, acceptQuorum: 0 };

const unsent = new UnsentAnswers({ perConnectionBytes: 1_000_000, totalBytes: 1_000_000 });

class Call extends ServerCall {
  readonly peer = 'test';
  metadata(): undefined {
    return undefined;
  }
  metadataEntries(): [] {
    return [];
  }
  protected flushHeaders(): void {}
}

const usage = { rssBytes: 1e8, cpuMicros: 5e6, uptimeMs: 4_000, eventLoopDelayP99Ms: 1.5 };

function serve(replica: SingleCopyReplica) {
  const service = adminService({
    ...{ config, version: '1.2.3', replica, isReady: () => true, usage: () => usage },
    dataBytes: async () => 9000,
    faultCount: () => 2,
  });
  return (name: string, request: object): unknown => {
    const { method, handler } = service.methods.find((bound) => bound.method.path.endsWith(`/${name}`)) as BoundMethod;
    return handler(request, new Call(method, 0, Number.POSITIVE_INFINITY, unsent));
  };
}

async function refusalOf(answer: () => unknown): Promise<RpcError> {
  try {
    await answer();
  } catch (error) {
    if (error instanceof RpcError) return error;
    throw error;
  }
  throw new Error('the request was granted');
}

const member = (nodeId: number, role: string) => {
  return { nodeId, role, name: `n${nodeId}`, dc: 'a', host: '127.0.0.1', port: nodeId };
};

test('status tells who the node is, how consensus stands, and what the process uses', async () => {
  const replica = new SingleCopyReplica();
  replica.override = { commitIndex: 12, appliedIndex: 11, lastIndex: 13, role: 'follower', leaderId: 3 };
  const answer = (await serve(replica)('GetStatus', {})) as scalectl.admin.v1.NodeStatus;
  const status = scalectl.admin.v1.NodeStatus.decode(scalectl.admin.v1.NodeStatus.encode(answer).finish());
  const { members, ...rest } = status;
  assert.equal(
    members.map(({ name, role }) => `${name} ${role}`),
    ['n1 voter', 'n2 voter'],
  );
  assert.equal(rest, {
    ...{ prepareQuorum: 2, acceptQuorum: 2 },
    ...{ clusterId: 'c1', nodeId: 2, name: 'n2', dc: 'b', version: '1.2.3' },
    ...{ role: 'follower', leaderId: 3, ballot: '3.0.1', commitIndex: 12, appliedIndex: 11, lastIndex: 13 },
    ...{ revision: 1, ready: true, disk: 'ok', pid: process.pid },
    ...{ configId: 0, memberRole: 'voter', walBytes: 4096, dataBytes: 9000, faults: 2 },
    ...usage,
  });
});

test('members are told with their roles and quorums, and how far they are', async () => {
  const replica = new SingleCopyReplica();
  replica.membership = withMajorities(7, [member(1, 'voter'), member(2, 'learner')] as Member[]);
  replica.progress = [{ nodeId: 2, matchIndex: 40, isCurrent: true }];
  replica.override = { lastIndex: 44, commitIndex: 42 };
  const members = (await serve(replica)('GetMembers', {})) as scalectl.admin.v1.MemberList;
  assert.is(members.configId, 7);
  assert.equal(
    members.members.map(({ role }) => role),
    ['voter', 'learner'],
  );
  assert.equal([members.prepareQuorum, members.acceptQuorum, members.leaderId], [1, 1, 1]);
  assert.equal([members.lastIndex, members.decidedIndex], [44, 42]);
  assert.equal({ ...members.progress[0] }, { nodeId: 2, matchIndex: 40, isCurrent: true });
});

test('members become what was asked for, with majorities unless quorums are given', async () => {
  const replica = new SingleCopyReplica();
  const ask = serve(replica);
  await ask('Reconfigure', { ...noQuorums, configId: 1, members: [member(1, 'voter'), member(4, 'learner')] });
  assert.is(replica.membership.configId, 1);
  await ask('Reconfigure', { ...noQuorums, configId: 2, members: [member(1, 'voter'), member(4, 'voter')] });
  assert.equal([replica.membership.prepareQuorum, replica.membership.members.length], [2, 2]);
});

test('a change that nothing could be decided with, or that comes too late or too early, is refused and says why', async () => {
  const replica = new SingleCopyReplica();
  const ask = (request: object) => refusalOf(() => serve(replica)('Reconfigure', { ...noQuorums, ...request }));
  const none = await ask({ configId: 1, members: [member(1, 'learner')] });
  assert.equal([none.code, none.message.includes('no voter')], ['INVALID_ARGUMENT', true]);
  const twice = await ask({ configId: 1, members: [member(1, 'voter'), member(1, 'voter')] });
  assert.is(twice.code, 'INVALID_ARGUMENT');
  assert.is((await ask({ configId: 1, members: [member(1, 'king')] })).code, 'INVALID_ARGUMENT');
  const wordy = Array.from({ length: 64 }, (_, i) => ({ ...member(i + 1, 'voter'), name: '名'.repeat(255) }));
  const long = await ask({ configId: 1, members: wordy });
  assert.equal([long.code, long.message.includes('more than 32768 bytes')], ['INVALID_ARGUMENT', true]);
  const far = await ask({ configId: 3, members: [member(1, 'voter')] });
  assert.equal([far.code, far.message.includes('does not follow 0')], ['FAILED_PRECONDITION', true]);
  const sudden = await ask({ configId: 1, members: [member(1, 'voter'), member(4, 'voter')] });
  assert.equal([sudden.code, sudden.message.includes('learner first')], ['FAILED_PRECONDITION', true]);
  assert.is(replica.membership.configId, 0);
});

test('a learner votes only when it has nearly all of the log, or the next loss of a node would stop the cluster', async () => {
  const replica = new SingleCopyReplica();
  replica.membership = withMajorities(0, [member(1, 'voter'), member(4, 'learner')] as Member[]);
  replica.override = { lastIndex: 1000, commitIndex: 1000 };
  const next = { ...noQuorums, configId: 1, members: [member(1, 'voter'), member(4, 'voter')] };
  replica.learned = 899;
  const { code, message } = await refusalOf(() => serve(replica)('Reconfigure', next));
  assert.equal([code, message.includes('899 of 1000 entries')], ['FAILED_PRECONDITION', true]);
  assert.is(replica.membership.configId, 0);
  replica.learned = 900;
  await serve(replica)('Reconfigure', next);
  assert.is(replica.membership.configId, 1);
});

test('somebody else changed the members first: the code says so', async () => {
  const replica = new SingleCopyReplica();
  replica.failure = new ReplicaError('conflict', 'none', 'changed meanwhile');
  const request = { ...noQuorums, configId: 1, members: [member(1, 'voter')] };
  assert.is((await refusalOf(() => serve(replica)('Reconfigure', request))).code, 'FAILED_PRECONDITION');
});

test('only a voter can be made the leader', async () => {
  const replica = new SingleCopyReplica();
  replica.membership = withMajorities(0, [member(1, 'voter'), member(2, 'witness'), member(3, 'voter')] as Member[]);
  const ask = serve(replica);
  const refusal = await refusalOf(() => ask('TransferLeadership', { to: 2 }));
  assert.equal([refusal.code, refusal.message.includes('a witness')], ['FAILED_PRECONDITION', true]);
  assert.is((await refusalOf(() => ask('TransferLeadership', { to: 9 }))).code, 'FAILED_PRECONDITION');
  assert.is(((await ask('TransferLeadership', { to: 3 })) as scalectl.admin.v1.MemberList).leaderId, 3);
});

test('a voter does not become a witness, nor a witness a voter: it would lead with what it does not hold', async () => {
  const replica = new SingleCopyReplica();
  const change = (roles: readonly string[]) => {
    const members = roles.map((role, i) => member(i + 1, role));
    return refusalOf(() => serve(replica)('Reconfigure', { configId: 1, members, ...noQuorums }));
  };
  const before = (roles: readonly Member['role'][]) => {
    const members = roles.map((role, i) => ({ ...member(i + 1, role), role }));
    replica.membership = withMajorities(0, members);
  };
  before(['voter', 'voter', 'voter']);
  assert.match((await change(['voter', 'voter', 'witness'])).message, 'n3 is a voter and cannot become a witness');
  before(['voter', 'voter', 'witness']);
  assert.match((await change(['voter', 'voter', 'voter'])).message, 'n3 is a witness and cannot become a voter');
  // Nor in two steps, over a learner.
  assert.match((await change(['voter', 'voter', 'learner'])).message, 'n3 is a witness and cannot become a learner');
  before(['voter', 'voter', 'voter']);
  assert.match((await change(['voter', 'voter', 'learner'])).message, 'n3 is a voter and cannot become a learner');
  assert.is(replica.membership.configId, 0);
});

test('a learner becomes a witness when it was started as one, which those that MemberAdd added are not', async () => {
  const replica = new SingleCopyReplica();
  const ask = (configId: number) => {
    const members = [member(1, 'voter'), member(2, 'voter'), member(3, 'witness')];
    return serve(replica)('Reconfigure', { ...noQuorums, configId, members });
  };
  const membersWith = (dc: string) => {
    const learner = { ...member(3, 'learner'), dc };
    return withMajorities(0, [member(1, 'voter'), member(2, 'voter'), learner] as Member[]);
  };
  replica.membership = membersWith('');
  const { code, message } = await refusalOf(() => ask(1));
  assert.equal([code, message.includes('n3 was added by MemberAdd')], ['FAILED_PRECONDITION', true]);
  replica.membership = membersWith('a');
  await ask(1);
  assert.is(replica.membership.members[2]?.role, 'witness');
});

test.run();
