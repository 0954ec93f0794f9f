import { status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { etcdserverpb } from '#proto';
import { ReplicaError, type ReplicaErrorCode } from '../../../../server/replica/contract.ts';
import type { TxnResult } from '../../../../server/statemachine/command.ts';
import { EtcdClient, refusalOf } from './etcd-client.ts';
import { ids, type ServedNode, withNode } from './node.ts';

const bytes = (text: string) => Buffer.from(text);
const put = (key: string, value = 'v') => ({ requestPut: { key: bytes(key), value: bytes(value) } });

/** MaxInt64 as Go writes it: our own codec would make it the smallest integer. */
const maxInt64 = { low: -1, high: 0x7fff_ffff } as unknown as number;

function withClient(
  body: (client: EtcdClient, node: ServedNode) => Promise<void>,
  options: Parameters<typeof withNode>[1] = {},
): () => Promise<void> {
  return () =>
    withNode(async (node) => {
      const client = new EtcdClient(node.endpoint);
      try {
        await body(client, node);
        assert.equal(node.unexpected, []);
      } finally {
        client.close();
      }
    }, options);
}

async function assertRefused(promise: Promise<unknown>, code: status, message: string | RegExp): Promise<void> {
  const refusal = await refusalOf(promise);
  assert.is(refusal.code, code, refusal.details);
  assert.match(refusal.details, message);
}

test(
  'every answer has a header with cluster, member, revision and ballot round',
  withClient(async (client) => {
    const expected = { clusterId: ids.clusterId, memberId: ids.memberId(1), raftTerm: 3 };
    const headers = [
      (await client.put({ key: bytes('k') })).header,
      (await client.range({ key: bytes('k') })).header,
      (await client.txn({ success: [put('k')] })).header,
      (await client.deleteRange({ key: bytes('k') })).header,
      (await client.status()).header,
    ];
    const revisions = [2, 2, 3, 4, 4];
    for (const [i, header] of headers.entries()) assert.equal({ ...header }, { ...expected, revision: revisions[i] });
  }),
);

test(
  'a transaction whose ranges are too large together says so, and that it may have been carried out',
  withClient(async (client, { replica }) => {
    const propose = replica.propose.bind(replica);
    replica.propose = async (...request) => {
      const { revision, result } = await propose(...request);
      return { revision, result: { ...(result as TxnResult), isCut: true } };
    };
    const refusal = await refusalOf(client.txn({ success: [put('k')] }));
    assert.is(refusal.code, status.RESOURCE_EXHAUSTED);
    assert.match(refusal.details, /was carried out/);
    assert.equal(refusal.metadata.get('scalectl-outcome'), ['unknown']);
  }),
);

const get = (key: string, serializable = false) => ({ requestRange: { key: bytes(key), serializable } });
const exists = { key: bytes('k'), target: 1, result: 1, createRevision: 0 };

test(
  'a transaction that only reads is a read: it needs no disk, and nothing of it gets into the log',
  withClient(async (client, { replica }) => {
    await client.put({ key: bytes('k'), value: bytes('v') });
    const { largestEntryBytes } = replica;
    replica.propose = () => Promise.reject(new ReplicaError('disk-full', 'none', 'it is full'));
    const nested = { requestTxn: { compare: [exists], success: [get('k')], failure: [] } };
    const { succeeded, responses, header } = await client.txn({ compare: [exists], success: [get('k'), nested] });
    assert.ok(succeeded);
    assert.is(String(responses[0]?.responseRange?.kvs?.[0]?.value), 'v');
    assert.is(String(responses[1]?.responseTxn?.responses?.[0]?.responseRange?.kvs?.[0]?.value), 'v');
    assert.equal([header?.revision, responses[0]?.responseRange?.header?.revision], [2, 2]);
    assert.equal([replica.readIndexCount, replica.largestEntryBytes], [1, largestEntryBytes]);
    const ahead = { requestRange: { key: bytes('k'), revision: 9 } };
    await assertRefused(client.txn({ success: [ahead] }), status.OUT_OF_RANGE, 'future revision');
    // The answer to a session is kept for it, by way of the log.
    const session = { 'scalectl-session-id': 's', 'scalectl-session-sequence': '1' };
    await assertRefused(client.txn({ success: [get('k')] }, session), status.RESOURCE_EXHAUSTED, 'space');
    for (const write of [
      put('k'),
      { requestDeleteRange: { key: bytes('k') } },
      { requestTxn: { failure: [put('k')] } },
    ]) {
      await assertRefused(client.txn({ success: [get('k')], failure: [write] }), status.RESOURCE_EXHAUSTED, 'space');
    }
  }),
);

test(
  'a transaction of serializable ranges is answered without a leader; with any other range, or without one, it is not',
  withClient(async (client, { replica }) => {
    await client.put({ key: bytes('k'), value: bytes('v') });
    replica.failure = new ReplicaError('no-leader', 'none', 'nobody leads');
    const { responses } = await client.txn({ compare: [exists], success: [get('k', true)], failure: [get('x', true)] });
    assert.is(responses[0]?.responseRange?.count, 1);
    for (const success of [[get('k')], [get('k', true), get('k')], []]) {
      await assertRefused(client.txn({ compare: [exists], success }), status.UNAVAILABLE, /^etcdserver: no leader$/);
    }
    replica.stateRefusal = new ReplicaError('witness', 'none', 'ask another one');
    await assertRefused(client.txn({ success: [get('k', true)] }), status.UNAVAILABLE, 'witness');
  }),
);

test('ids are stable, differ between members and clusters, and are exact numbers', () => {
  const all = [ids.clusterId, ids.memberId(1), ids.memberId(2)];
  assert.is(new Set(all).size, 3);
  for (const id of all) assert.ok(Number.isSafeInteger(id) && id > 0);
  assert.is(ids.memberId(0), 0, 'no node');
});

test(
  'a linearizable read waits for the read index, a serializable one does not',
  withClient(async (client, { replica }) => {
    await client.range({ key: bytes('k') });
    assert.is(replica.readIndexCount, 1);
    await client.range({ key: bytes('k'), serializable: true });
    assert.is(replica.readIndexCount, 1);
  }),
);

test(
  'a serializable read with a bound on its age passes it on; one that is linearizable needs none',
  withClient(async (client, { replica }) => {
    const boundOf = async (maxStalenessMs: string, serializable: boolean) => {
      await client.range({ key: bytes('k'), serializable }, { 'scalectl-max-staleness-ms': maxStalenessMs });
      return replica.lastMaxStalenessMs;
    };
    assert.is(await boundOf('500', true), 500);
    assert.is(await boundOf('0', true), 0);
    assert.is(await boundOf('500', false), 0);
    assert.is(replica.readIndexCount, 3);
  }),
);

test(
  'a bound that is no number of milliseconds is refused in one sentence',
  withClient(async (client, { replica }) => {
    for (const bound of ['', '-1', '1.5', '500ms', '99999999999999999999']) {
      const read = client.range({ key: bytes('k'), serializable: true }, { 'scalectl-max-staleness-ms': bound });
      await assertRefused(read, status.INVALID_ARGUMENT, 'must be a whole number of milliseconds');
    }
    assert.is(replica.readIndexCount, 0);
  }),
);

test(
  'a transaction answers every operation in its place, nested ones too',
  withClient(async (client) => {
    const { succeeded, responses } = await client.txn({
      compare: [{ key: bytes('k'), target: 1, createRevision: 0 }],
      success: [
        put('k', 'one'),
        { requestRange: { key: bytes('k') } },
        { requestTxn: { success: [put('n')], failure: [put('m')] } },
        { requestDeleteRange: { key: bytes('gone') } },
      ],
    });
    assert.is(succeeded, true);
    assert.ok(responses[0]?.responsePut);
    assert.is(responses[1]?.responseRange?.kvs?.[0]?.modRevision, 2);
    assert.is(responses[2]?.responseTxn?.succeeded, true);
    assert.is(responses[3]?.responseDeleteRange?.deleted ?? 0, 0);
  }),
);

test(
  'every answer in a transaction names the revision that it saw, as in etcd: tools read it',
  withClient(async (client) => {
    const revisionsOf = (ops: readonly etcdserverpb.IResponseOp[]): unknown[] =>
      ops.map((op) =>
        op.responseTxn
          ? revisionsOf(op.responseTxn.responses ?? [])
          : (op.responseRange ?? op.responsePut ?? op.responseDeleteRange)?.header?.revision,
      );
    const written = await client.txn({
      success: [
        { requestRange: { key: bytes('before') } },
        { requestDeleteRange: { key: bytes('gone') } },
        put('k', 'one'),
        { requestRange: { key: bytes('k') } },
        {
          requestTxn: {
            success: [{ requestRange: { key: bytes('k') } }, { requestDeleteRange: { key: bytes('k2') } }],
          },
        },
      ],
    });
    assert.is(written.header?.revision, 2);
    assert.equal(revisionsOf(written.responses), [1, 1, 2, 2, [2, 2]]);
    const read = await client.txn({ success: [{ requestRange: { key: bytes('k') } }] });
    assert.equal(revisionsOf(read.responses), [2]);
    const deleted = await client.txn({
      success: [{ requestRange: { key: bytes('k') } }, { requestDeleteRange: { key: bytes('k') } }],
    });
    assert.equal(revisionsOf(deleted.responses), [2, 3]);
  }),
);

test(
  'requests that etcd refuses are refused with its codes and texts',
  withClient(async (client) => {
    const invalid = status.INVALID_ARGUMENT;
    const key = bytes('k');
    const noKey = /^etcdserver: key is not provided$/;
    await assertRefused(client.range({}), invalid, noKey);
    await assertRefused(client.put({}), invalid, noKey);
    await assertRefused(client.deleteRange({}), invalid, noKey);
    await assertRefused(client.txn({ compare: [{}] }), invalid, noKey);
    await assertRefused(client.txn({ success: [{ requestPut: {} }] }), invalid, noKey);
    await assertRefused(client.txn({ failure: [{ requestRange: {} }] }), invalid, noKey);
    await assertRefused(client.txn({ success: [{}] }), invalid, /^etcdserver: key not found$/);
    await assertRefused(
      client.range({ key, sortOrder: 9 as etcdserverpb.RangeRequest.SortOrder }),
      invalid,
      /^etcdserver: invalid sort option$/,
    );
    await assertRefused(client.put({ key, value: key, ignoreValue: true }), invalid, /^etcdserver: value is provided$/);
    await assertRefused(client.put({ key, ignoreValue: true }), invalid, /^etcdserver: key not found$/);
    await assertRefused(client.txn({ success: [put('x'), put('x')] }), invalid, /duplicate key given in txn request$/);
    await assertRefused(
      client.txn({ compare: [{ key, target: 9 as etcdserverpb.Compare.CompareTarget }] }),
      invalid,
      'not known',
    );
    await assertRefused(
      client.range({ key, revision: 99 }),
      status.OUT_OF_RANGE,
      'required revision is a future revision',
    );
  }),
);

test(
  'sizes are bounded as in etcd: 1.5 MiB for a request, 128 operations for a transaction with what is nested in it, in 32 levels',
  withClient(async (client) => {
    const tooLarge = /^etcdserver: request is too large$/;
    const half = { requestPut: { key: bytes('k'), value: Buffer.alloc(800 * 1024) } };
    await client.put({ key: bytes('k'), value: Buffer.alloc(1.5 * 1024 * 1024 - 20) });
    const above = Buffer.alloc(1.5 * 1024 * 1024);
    await assertRefused(client.put({ key: bytes('k'), value: above }), status.INVALID_ARGUMENT, tooLarge);
    await assertRefused(client.txn({ success: [half], failure: [half] }), status.INVALID_ARGUMENT, tooLarge);

    const puts = (count: number) => Array.from({ length: count }, (_, i) => put(`k${i}`));
    const nested = (outer: number, inner: number): etcdserverpb.ITxnRequest => ({
      success: [...puts(outer - 1), { requestTxn: { failure: puts(inner), success: [put('z')] } }],
    });
    const tooMany = /^etcdserver: too many operations in txn request$/;
    await client.txn({ success: puts(128) });
    await assertRefused(client.txn({ failure: puts(129) }), status.INVALID_ARGUMENT, tooMany);
    await assertRefused(client.txn(nested(28, 101)), status.INVALID_ARGUMENT, tooMany);

    const levels = (count: number): etcdserverpb.ITxnRequest =>
      count === 1 ? { success: [put('k')] } : { success: [{ requestTxn: levels(count - 1) }] };
    await client.txn(levels(32));
    await assertRefused(client.txn(levels(33)), status.INVALID_ARGUMENT, tooMany);

    const deletion = { requestDeleteRange: { key: bytes('d') } };
    const wide = (count: number, inside: etcdserverpb.IRequestOp): etcdserverpb.ITxnRequest => ({
      success: Array.from({ length: count }, () => inside),
    });
    await client.txn(wide(63, { requestTxn: wide(64, deletion) }));
    await assertRefused(client.txn(wide(64, { requestTxn: wide(64, deletion) })), status.INVALID_ARGUMENT, tooMany);
  }),
);

test(
  'a message above 4 MiB is refused before it is taken in',
  withClient(async (client) => {
    const value = Buffer.alloc(5 * 1024 * 1024);
    await assertRefused(client.put({ key: bytes('k'), value }), status.RESOURCE_EXHAUSTED, 'larger than max');
    await client.put({ key: bytes('k') });
  }),
);

test(
  'a key is read as it was at a revision, until that is compacted',
  withClient(async (client) => {
    const key = bytes('k');
    const valueAt = async (revision: number) => String((await client.range({ key, revision })).kvs[0]?.value ?? null);
    await client.put({ key, value: bytes('2') });
    await client.put({ key, value: bytes('3') });
    await client.deleteRange({ key });
    assert.equal([await valueAt(1), await valueAt(2), await valueAt(3), await valueAt(4)], ['null', '2', '3', 'null']);
    const inTxn = await client.txn({ success: [{ requestRange: { key, revision: 2 } }] });
    assert.is(String(inTxn.responses[0]?.responseRange?.kvs?.[0]?.value), '2');

    assert.is((await client.compact({ revision: 3, physical: true })).header?.revision, 4);
    assert.is(await valueAt(3), '3');
    const compacted = /required revision has been compacted$/;
    await assertRefused(client.range({ key, revision: 2 }), status.OUT_OF_RANGE, compacted);
    await assertRefused(client.compact({ revision: 3 }), status.OUT_OF_RANGE, compacted);
    await assertRefused(client.compact({ revision: -1 }), status.OUT_OF_RANGE, compacted);
    for (const future of [99, 2 ** 53, maxInt64]) {
      await assertRefused(client.compact({ revision: future }), status.OUT_OF_RANGE, /is a future revision$/);
    }
  }),
);

test(
  'a put refuses a lease that is not there, and one beside ignore_lease',
  withClient(async (client) => {
    const key = bytes('k');
    await assertRefused(client.put({ key, lease: 7 }), status.NOT_FOUND, /^etcdserver: requested lease not found$/);
    const both = client.put({ key, lease: 7, ignoreLease: true });
    await assertRefused(both, status.INVALID_ARGUMENT, /^etcdserver: lease is provided$/);
  }),
);

test(
  "a transaction that only writes, as Go's STM makes it, compares a revision with the largest integer",
  withClient(async (client) => {
    const { LESS } = etcdserverpb.Compare.CompareResult;
    const { MOD } = etcdserverpb.Compare.CompareTarget;
    const compare = [{ key: bytes('k'), result: LESS, target: MOD, modRevision: maxInt64 }];
    for (const revision of [2, 3]) {
      const { succeeded, header } = await client.txn({ compare, success: [put('k')] });
      assert.equal([succeeded, header?.revision], [true, revision]);
    }
    const read = await client.txn({ success: [{ requestRange: { key: bytes('k'), maxModRevision: maxInt64 } }] });
    assert.is(read.responses[0]?.responseRange?.kvs?.length, 1);
  }),
);

test(
  'a put repeated in its session is executed once',
  withClient(async (client) => {
    const session = { 'scalectl-session-id': 's', 'scalectl-session-sequence': '1' };
    const first = await client.put({ key: bytes('k') }, session);
    const again = await client.put({ key: bytes('k') }, session);
    assert.is(again.header?.revision, first.header?.revision);
    assert.is((await client.range({ key: bytes('k') })).kvs[0]?.version, 1);
  }),
);

test(
  'session metadata that makes no sense is refused',
  withClient(async (client) => {
    const withSession = (id: string, sequence: string) =>
      client.put({ key: bytes('k') }, { 'scalectl-session-id': id, 'scalectl-session-sequence': sequence });
    for (const sequence of ['0', '-1', '1.5', 'x', '', '99999999999999999999']) {
      await assertRefused(withSession('s', sequence), status.INVALID_ARGUMENT, 'must be a positive integer');
    }
    await assertRefused(withSession('x'.repeat(129), '1'), status.INVALID_ARGUMENT, 'must have 1 to 128 characters');
  }),
);

test(
  'failures of the replica keep their code, in words that etcd clients know, and say whether it may take effect',
  withClient(async (client, { replica }) => {
    const expected: Record<ReplicaErrorCode, readonly [status, string]> = {
      witness: [status.UNAVAILABLE, 'etcdserver: this node is a witness and keeps no data'],
      removed: [status.UNAVAILABLE, 'etcdserver: the member has been removed from the cluster'],
      behind: [status.UNAVAILABLE, 'etcdserver: this member is catching up'],
      conflict: [status.FAILED_PRECONDITION, 'etcdserver: the members were changed meanwhile'],
      'no-leader': [status.UNAVAILABLE, 'etcdserver: no leader'],
      overloaded: [status.RESOURCE_EXHAUSTED, 'etcdserver: too many requests'],
      'too-large': [status.INVALID_ARGUMENT, 'etcdserver: request is too large'],
      cancelled: [status.CANCELLED, 'the call was cancelled before it was proposed'],
      timeout: [status.UNAVAILABLE, 'etcdserver: request timed out'],
      'disk-full': [status.RESOURCE_EXHAUSTED, 'etcdserver: mvcc: database space exceeded'],
      'disk-failed': [status.UNAVAILABLE, 'etcdserver: unhealthy cluster'],
      stopping: [status.UNAVAILABLE, 'etcdserver: server stopped'],
    };
    for (const [code, [number, text]] of Object.entries(expected)) {
      for (const outcome of ['none', 'unknown'] as const) {
        replica.failure = new ReplicaError(code as ReplicaErrorCode, outcome, 'the reason');
        // Both are asked before either is looked at: their answers come together.
        const refusals = [client.put({ key: bytes('k') }), client.range({ key: bytes('k') })].map(refusalOf);
        for (const refusal of await Promise.all(refusals)) {
          assert.is(refusal.code, number, code);
          assert.is(refusal.details, text);
          assert.equal(refusal.metadata.get('scalectl-outcome'), [outcome]);
          assert.equal(refusal.metadata.get('scalectl-reason'), ['the reason']);
        }
      }
    }
  }),
);

test(
  'a witness, and a member that was removed, show nobody what they hold',
  withClient(async (client, { replica }) => {
    await client.put({ key: bytes('k') });
    for (const [code, text] of [
      ['witness', 'etcdserver: this node is a witness and keeps no data'],
      ['removed', 'etcdserver: the member has been removed from the cluster'],
    ] as const) {
      replica.stateRefusal = new ReplicaError(code, 'none', 'the reason');
      const read = () => client.range({ key: bytes('k'), serializable: true });
      for (const show of [read, () => client.hashKv({}), () => client.snapshot()]) {
        await assertRefused(show(), status.UNAVAILABLE, text);
      }
    }
    replica.stateRefusal = null;
    assert.is((await client.range({ key: bytes('k'), serializable: true })).kvs.length, 1);
    assert.ok((await client.snapshot()).length > 0);
  }),
);

test(
  'the replica sees the deadline of the call',
  withClient(async (client, { replica }) => {
    await client.put({ key: bytes('k') });
    assert.is(replica.lastOptions?.deadlineMs, Number.POSITIVE_INFINITY);
    assert.is(replica.lastOptions?.cancelled, false);
  }),
);

test(
  'status says what a member is, as clients of etcd 3.6 expect it',
  withClient(async (client, { replica }) => {
    const before = await client.status();
    assert.equal([before.version, before.isLearner, before.downgradeInfo?.enabled], ['3.6.0', false, false]);
    const { members } = replica.membership;
    replica.membership = { ...replica.membership, members: members.map((each) => ({ ...each, role: 'learner' })) };
    assert.is((await client.status()).isLearner, true);
  }),
);

test(
  'status names the trouble of a member, and a full disk is an alarm',
  withClient(async (client, { replica }) => {
    assert.equal((await client.status()).errors, []);
    assert.equal((await client.alarm({})).alarms, []);
    replica.override = { leaderId: 0, role: 'candidate', disk: 'full' };
    const { leader, errors } = await client.status();
    assert.is(leader, 0);
    assert.equal(errors, ['etcdserver: no leader', 'disk full']);
    const alarms = (await client.alarm({})).alarms.map(({ memberID, alarm }) => ({ memberID, alarm }));
    assert.equal(alarms, [{ memberID: ids.memberId(1), alarm: 1 }]);
    await assertRefused(client.alarm({ action: 2 }), status.UNIMPLEMENTED, 'not served by scalectl yet');
  }),
);

test(
  "a store that has reached its quota takes nothing that adds to it, says so in etcd's words, and goes on when there is room again",
  withClient(
    async (client) => {
      const value = Buffer.alloc(10_000);
      for (let i = 0; i < 5; i++) await client.put({ key: bytes(`k${i}`), value });
      const { dbSize, dbSizeInUse, dbSizeQuota, errors } = await client.status();
      assert.ok(dbSize >= 100_000 && dbSize < 105_000, String(dbSize));
      assert.equal([dbSizeInUse, dbSizeQuota, errors], [dbSize, 100_000, ['the store has reached its quota']]);
      assert.equal((await client.alarm({})).alarms[0]?.alarm, etcdserverpb.AlarmType.NOSPACE);
      const either = [{ success: [put('k')] }, { failure: [get('k'), { requestTxn: { success: [put('k')] } }] }];
      const growing = [
        () => client.put({ key: bytes('k0') }),
        () => client.leaseGrant({ TTL: 10 }),
        ...either.map((txn) => () => client.txn(txn)),
      ];
      for (const ask of growing) {
        const refusal = await refusalOf(ask());
        assert.equal(
          [refusal.code, refusal.details],
          [status.RESOURCE_EXHAUSTED, 'etcdserver: mvcc: database space exceeded'],
        );
        assert.equal(refusal.metadata.get('scalectl-outcome'), ['none']);
        assert.match(String(refusal.metadata.get('scalectl-reason')), 'quota');
      }
      await client.txn({ success: [get('k'), { requestDeleteRange: { key: bytes('k0') } }] });
      assert.equal([(await client.status()).errors, (await client.alarm({})).alarms], [[], []]);
      await client.put({ key: bytes('k0'), value });
    },
    { storeQuotaBytes: 100_000 },
  ),
);

test.run();
