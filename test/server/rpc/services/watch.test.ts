import { status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { etcdserverpb } from '#proto';
import { ReplicaError } from '../../../../server/replica/contract.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { type ClientStream, EtcdClient } from './etcd-client.ts';
import { type ServedNode, withNode } from './node.ts';

const bytes = (text: string) => Buffer.from(text);

type Stream = ClientStream<etcdserverpb.IWatchRequest, etcdserverpb.WatchResponse>;

function withWatch(
  body: (stream: Stream, client: EtcdClient, node: ServedNode) => Promise<void>,
  options: Parameters<typeof withNode>[1] = {},
): () => Promise<void> {
  return () =>
    withNode(async (node) => {
      const client = new EtcdClient(node.endpoint);
      const stream = client.watch();
      try {
        await body(stream, client, node);
        assert.equal(node.unexpected, []);
      } finally {
        stream.cancel();
        client.close();
      }
    }, options);
}

async function create(stream: Stream, request: etcdserverpb.IWatchCreateRequest): Promise<etcdserverpb.WatchResponse> {
  stream.send({ createRequest: request });
  const response = await stream.next('the answer to a create request');
  assert.is(response.created, true);
  return response;
}

/** "put k=v @2" */
function tell({ events }: etcdserverpb.WatchResponse): string[] {
  return events.map(({ type, kv, prevKv }) => {
    const was = prevKv ? ` was ${prevKv.value}` : '';
    return type === 1
      ? `delete ${kv?.key} @${kv?.modRevision}${was}`
      : `put ${kv?.key}=${kv?.value} @${kv?.modRevision}${was}`;
  });
}

test(
  'a watch starts right after the revision in the header of its creation',
  withWatch(async (stream, client) => {
    await client.put({ key: bytes('k'), value: bytes('before') });
    const { header, watchId } = await create(stream, { key: bytes('k') });
    assert.is(header?.revision, 2);
    assert.is(watchId, 0);
    await client.put({ key: bytes('k'), value: bytes('after') });
    const response = await stream.next();
    assert.equal(tell(response), ['put k=after @3']);
    assert.is(response.header?.revision, 3);
  }),
);

test(
  'a watch from a revision gets history and then what comes, each change once; a transaction comes in one response',
  withWatch(async (stream, client) => {
    await client.put({ key: bytes('a/1'), value: bytes('1') });
    await client.put({ key: bytes('b'), value: bytes('x') });
    const two = [{ requestPut: { key: bytes('a/1'), value: bytes('2') } }, { requestPut: { key: bytes('a/2') } }];
    await client.txn({ success: two });
    await create(stream, { key: bytes('a/'), rangeEnd: bytes('a0'), startRevision: 2, prevKv: true });
    assert.equal(tell(await stream.next()), ['put a/1=1 @2', 'put a/1=2 @4 was 1', 'put a/2= @4']);
    await client.deleteRange({ key: bytes('a/'), rangeEnd: bytes('a0') });
    assert.equal(tell(await stream.next()), ['delete a/1 @5 was 2', 'delete a/2 @5 was ']);
  }),
);

test(
  'a watch from a revision that is yet to come waits for it',
  withWatch(async (stream, client) => {
    await create(stream, { key: bytes('k'), startRevision: 4 });
    for (const value of ['2', '3', '4']) await client.put({ key: bytes('k'), value: bytes(value) });
    assert.equal(tell(await stream.next()), ['put k=4 @4']);
  }),
);

test(
  'without a range end of its own, "\\0" watches every key from there on, and no key watches all',
  withWatch(async (stream, client) => {
    const fromB = await create(stream, { key: bytes('b'), rangeEnd: Buffer.of(0) });
    const all = await create(stream, { rangeEnd: Buffer.of(0) });
    await client.put({ key: bytes('a') });
    const first = await stream.next();
    assert.equal([first.watchId, tell(first)], [all.watchId, ['put a= @2']]);
    await client.put({ key: bytes('c') });
    const both = [await stream.next(), await stream.next()];
    assert.equal(both.map(({ watchId }) => watchId).sort(), [fromB.watchId, all.watchId]);
  }),
);

test(
  'filters leave out puts or deletions',
  withWatch(async (stream, client) => {
    const key = bytes('k');
    await create(stream, { key, filters: [0], watchId: 10 });
    await create(stream, { key, filters: [1], watchId: 11 });
    await client.put({ key });
    await client.deleteRange({ key });
    const [first, second] = [await stream.next(), await stream.next()];
    assert.equal([first.watchId, tell(first)], [11, ['put k= @2']]);
    assert.equal([second.watchId, tell(second)], [10, ['delete k @3']]);
    assert.is(stream.waiting, 0);
  }),
);

test(
  'clients may choose ids; one that is taken, and an empty range, are cancelled with a reason',
  withWatch(async (stream, client) => {
    const key = bytes('k');
    assert.is((await create(stream, { key, watchId: 7 })).watchId, 7);
    assert.is((await create(stream, { key })).watchId, 0);
    const taken = await create(stream, { key, watchId: 7 });
    assert.equal([taken.watchId, taken.canceled], [-1, true]);
    assert.match(taken.cancelReason, 'duplicate watch ID');
    const empty = await create(stream, { key: bytes('b'), rangeEnd: bytes('a') });
    assert.equal([empty.watchId, empty.canceled, empty.cancelReason], [-1, true, 'mvcc: watcher range is empty']);
    await client.put({ key });
    assert.equal(new Set([(await stream.next()).watchId, (await stream.next()).watchId]), new Set([0, 7]));
  }),
);

test(
  'a cancelled watch gets a last response and nothing more; cancelling what is not there is no error',
  withWatch(async (stream, client) => {
    const key = bytes('k');
    await create(stream, { key });
    stream.send({ cancelRequest: { watchId: 99 } });
    stream.send({ cancelRequest: { watchId: 0 } });
    const last = await stream.next();
    assert.equal([last.watchId, last.canceled, last.compactRevision], [0, true, 0]);
    await client.put({ key });
    const again = await create(stream, { key, startRevision: 2 });
    assert.is(again.watchId, 1);
    assert.equal(tell(await stream.next()), ['put k= @2']);
  }),
);

test(
  'a watch of what is compacted is cancelled and told the first revision that can be watched',
  withWatch(async (stream, client) => {
    const key = bytes('k');
    for (let i = 0; i < 5; i++) await client.put({ key });
    await client.compact({ revision: 4 });
    await create(stream, { key, startRevision: 3 });
    const last = await stream.next();
    assert.equal([last.watchId, last.canceled, last.compactRevision], [0, true, 4]);
    assert.match(last.cancelReason, 'required revision has been compacted');
    await create(stream, { key, startRevision: 4 });
    assert.equal(tell(await stream.next()), ['put k= @4', 'put k= @5', 'put k= @6']);
  }),
);

test(
  'progress that is asked for comes after every change up to its revision',
  withWatch(async (stream, client) => {
    const key = bytes('k');
    await create(stream, { key });
    await client.put({ key });
    stream.send({ progressRequest: {} });
    assert.equal(tell(await stream.next()), ['put k= @2']);
    const progress = await stream.next();
    assert.equal([progress.watchId, progress.events, progress.header?.revision], [-1, [], 2]);
  }),
);

test(
  'a quiet watch that asked for it hears of progress now and then, the others do not',
  withWatch(
    async (stream, client) => {
      await create(stream, { key: bytes('silent'), watchId: 2 });
      await create(stream, { key: bytes('quiet'), progressNotify: true, watchId: 1 });
      await client.put({ key: bytes('other') });
      // On a busy machine it may hear of progress before the put, too.
      let revision = 0;
      while (revision < 2) {
        const progress = await stream.next();
        assert.equal([progress.watchId, progress.events], [1, []]);
        revision = progress.header!.revision!;
      }
      assert.is(revision, 2);
      assert.is((await stream.next()).watchId, 1);
    },
    { watch: { progressIntervalMs: 20 } },
  ),
);

test(
  'a large response is cut into fragments for those who allow it, and only for them',
  withWatch(
    async (stream, client) => {
      await create(stream, { key: bytes('k'), rangeEnd: bytes('l'), fragment: true, watchId: 1 });
      await create(stream, { key: bytes('k'), rangeEnd: bytes('l'), watchId: 2 });
      const value = Buffer.alloc(600);
      await client.txn({ success: [1, 2, 3].map((i) => ({ requestPut: { key: bytes(`k${i}`), value } })) });
      const responses = [await stream.next(), await stream.next(), await stream.next(), await stream.next()];
      const shape = (id: number) =>
        responses.filter(({ watchId }) => watchId === id).map(({ events, fragment }) => [events.length, fragment]);
      assert.equal(shape(1), [
        [1, true],
        [1, true],
        [1, false],
      ]);
      assert.equal(shape(2), [[3, false]]);
    },
    { watch: { responseBytes: 1000 } },
  ),
);

test(
  'a client that does not read holds a bounded number of bytes here, and misses nothing when it reads on',
  withWatch(
    async (stream, client, node) => {
      await create(stream, { key: bytes('k') });
      stream.pause();
      const value = Buffer.alloc(50_000);
      const count = 300;
      for (let i = 0; i < count; i++) await client.put({ key: bytes('k'), value });
      const { queuedBytes, watchers } = node.watchLoad();
      assert.ok(queuedBytes <= 300_000, `${queuedBytes} bytes wait`);
      assert.is(watchers, 1);
      stream.resume();
      const revisions: number[] = [];
      while (revisions.length < count) {
        for (const { kv } of (await stream.next()).events) revisions.push(Number(kv?.modRevision));
      }
      assert.equal(
        revisions,
        Array.from({ length: count }, (_, i) => i + 2),
      );
    },
    { watch: { maxQueuedBytes: 200_000 } },
  ),
);

test(
  'ten thousand watches are served, and gone when their stream is',
  withWatch(async (stream, client, node) => {
    const count = 10_000;
    for (let i = 0; i < count; i++) stream.send({ createRequest: { key: bytes(`k${i}`) } });
    for (let i = 0; i < count; i++) await stream.next();
    await client.put({ key: bytes('k77') });
    assert.is((await stream.next()).watchId, 77);
    assert.is(node.watchLoad().watchers, count);
    stream.cancel();
    await waitFor(() => node.watchLoad().watchers === 0, { what: 'the watches to be gone' });
  }),
);

test(
  'the end of the requests is not the end of the watch',
  withWatch(async (stream, client) => {
    await create(stream, { key: bytes('k') });
    stream.end();
    await client.put({ key: bytes('k') });
    assert.equal(tell(await stream.next()), ['put k= @2']);
  }),
);

test(
  'a stream that requires a leader ends when there is none, the others stay',
  withWatch(async (stream, client, { replica }) => {
    const strict = client.watch({ hasleader: 'true' });
    await create(stream, { key: bytes('k') });
    await create(strict, { key: bytes('k') });
    replica.failure = new ReplicaError('no-leader', 'none', 'nobody leads');
    await waitFor(() => strict.error !== null, { what: 'the stream to end' });
    assert.equal([strict.error?.code, strict.error?.details], [status.UNAVAILABLE, 'etcdserver: no leader']);
    assert.is(stream.error, null);
    replica.override = { leaderId: 0 };
    const late = client.watch({ hasleader: 'true' });
    await waitFor(() => late.error !== null, { what: 'the stream to be refused' });
    assert.is(late.error?.details, 'etcdserver: no leader');
  }),
);

test(
  'the streams of a node that was removed end, and new ones are refused, so that their clients go elsewhere',
  withWatch(async (stream, client, { replica, watchLoad }) => {
    await create(stream, { key: bytes('k') });
    const renewals = client.leaseKeepAlive();
    renewals.send({ ID: 7 });
    await renewals.next();
    replica.stateRefusal = new ReplicaError('removed', 'none', 'ask another one');
    const late = client.watch();
    for (const each of [stream, renewals, late]) {
      await waitFor(() => each.error !== null, { what: 'the stream to end' });
      assert.is(each.error?.code, status.UNAVAILABLE);
      assert.is(each.error?.details, 'etcdserver: the member has been removed from the cluster');
    }
    assert.is(watchLoad().watchers, 0);
  }),
);

test(
  'a witness, which sees no changes, refuses to watch them',
  withWatch(async (_, client, { replica }) => {
    replica.stateRefusal = new ReplicaError('witness', 'none', 'ask another one');
    const watch = client.watch();
    watch.send({ createRequest: { key: bytes('k') } });
    await waitFor(() => watch.error !== null, { what: 'the watch to be refused' });
    assert.is(watch.error?.code, status.UNAVAILABLE);
    assert.is(watch.error?.details, 'etcdserver: this node is a witness and keeps no data');
  }),
);

test.run();
