/** etcd's client for Node.js, which others wrote, against a real cluster: its own behaviour, nothing of ours in between. */
import { Etcd3, EtcdLeaseInvalidError, EtcdLockFailedError, type Watcher } from 'etcd3';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { waitFor } from '../../support/wait-for.ts';
import { Scalectl } from '../support/scalectl.ts';

const scalectl = new Scalectl();
let client: Etcd3;
test.before(async () => {
  await scalectl.expect(0, ['up']);
  client = newClient();
});
test.after(async () => {
  client.close();
  await scalectl.cleanUp();
  // Now and then the client keeps a timer of its own for a minute or two after it was closed. (This one keeps nothing.)
  setTimeout(() => process.exit(), 2_000).unref();
});

function newClient(): Etcd3 {
  return new Etcd3({ hosts: scalectl.record().nodes.map(({ host, port }) => `${host}:${port}`) });
}

/** The values that a watcher has seen, as they come. */
function putsOf(watcher: Watcher): string[] {
  const puts: string[] = [];
  watcher.on('put', ({ key, value }) => puts.push(`${key}=${value}`));
  return puts;
}

const soon = (what: string) => ({ what });

test('get, put, delete and ranges', async () => {
  await client.put('kv/a').value('1');
  await client.put('kv/b').value('2');
  assert.is(await client.get('kv/a').string(), '1');
  assert.equal(await client.getAll().prefix('kv/').sort('Key', 'Descend').strings(), { 'kv/b': '2', 'kv/a': '1' });
  assert.is((await client.delete().prefix('kv/')).deleted, '2');
  assert.is(await client.get('kv/a').string(), null);
});

test('a transaction and software transactional memory', async () => {
  await client.put('stm/n').value(0);
  const increment = () =>
    client.stm({ retries: 50 }).transact(async (tx) => {
      const n = Number(await tx.get('stm/n').string());
      await tx.put('stm/n').value(n + 1);
    });
  await Promise.all(Array.from({ length: 10 }, increment));
  assert.is(await client.get('stm/n').number(), 10);
  const fits = await client.if('stm/n', 'Value', '==', '10').then(client.put('stm/n').value('x')).commit();
  assert.is(fits.succeeded, true);
});

test('a watcher sees what is put and deleted, and history from a revision', async () => {
  const watcher = await client.watch().prefix('w/').withPreviousKV().create();
  const puts = putsOf(watcher);
  const deletions: string[] = [];
  watcher.on('delete', ({ key }, previous) => deletions.push(`${key} was ${previous?.value}`));
  const { header } = await client.put('w/1').value('one');
  await client.put('w/2').value('two');
  await client.delete().key('w/1');
  await waitFor(() => deletions.length === 1, soon('the deletion'));
  assert.equal([puts, deletions], [['w/1=one', 'w/2=two'], ['w/1 was one']]);
  const late = await client.watch().prefix('w/').startRevision(header.revision).create();
  const history = putsOf(late);
  await waitFor(() => history.length === 2, soon('the history'));
  assert.equal(history, puts);
  await Promise.all([watcher.cancel(), late.cancel()]);
});

test('a lease is kept alive for as long as its client lives, and its keys end with it', async () => {
  const other = newClient();
  const lease = other.lease(6);
  let lost = false;
  lease.on('lost', () => {
    lost = true;
  });
  await lease.put('lease/k').value('v');
  // Longer than its time: only renewals can have kept it.
  const keptUntilMs = performance.now() + 12_000;
  await waitFor(async () => {
    assert.is(await client.get('lease/k').string(), 'v');
    return performance.now() > keptUntilMs;
  }, soon('twice its time'));
  assert.is(lost, false);
  lease.release();
  await waitFor(async () => (await client.get('lease/k').string()) === null, soon('the end of the lease'));
  other.close();
  const revoked = client.lease(60);
  await revoked.put('lease/r').value('v');
  await revoked.revoke();
  assert.is(await client.get('lease/r').string(), null);
});

test('a lease that somebody else revokes is told as lost, and its lock is free', async () => {
  const lease = client.lease(3);
  const lost = new Promise<Error>((resolve) => lease.on('lost', resolve));
  const ID = await lease.grant();
  await lease.put('revoked/k').value('v');
  await client.leaseClient.leaseRevoke({ ID });
  assert.instance(await lost, EtcdLeaseInvalidError);
  assert.is(await client.get('revoked/k').string(), null);
});

test('names in a namespace stay apart, in watches and locks too', async () => {
  const [a, b] = [client.namespace('space-a/'), client.namespace('space-b/')];
  const watcher = await a.watch().prefix('').create();
  const puts = putsOf(watcher);
  await b.put('k').value('b');
  await a.put('k').value('a');
  await waitFor(() => puts.length === 1, soon('the put in this namespace'));
  assert.equal(puts, ['k=a']);
  assert.is(await client.get('space-b/k').string(), 'b');
  const locks = [a.lock('one').ttl(5), b.lock('one').ttl(5)];
  for (const lock of locks) await lock.acquire();
  for (const lock of locks) await lock.release();
  await watcher.cancel();
});

test('a lock is held by one at a time', async () => {
  const lock = client.lock('locks/one').ttl(5);
  await lock.acquire();
  const second = newClient();
  const refused = await second
    .lock('locks/one')
    .ttl(5)
    .acquire()
    .then(
      () => null,
      (error) => error,
    );
  assert.instance(refused, EtcdLockFailedError);
  await lock.release();
  await second
    .lock('locks/one')
    .ttl(5)
    .do(async () => {
      assert.ok((await client.get('locks/one').string()) !== null);
    });
  second.close();
});

test('an election has one leader at a time, the next one follows, and observers see both', async () => {
  const second = newClient();
  const observer = await client.election('boss', 5).observe();
  const seen: (string | undefined)[] = [];
  observer.on('change', (leader) => seen.push(leader));
  const first = client.election('boss', 5).campaign('first');
  await first.wait();
  const next = second.election('boss', 5).campaign('second');
  let isElected = false;
  next.on('elected', () => {
    isElected = true;
  });
  await waitFor(() => observer.leader() === 'first', soon('the first leader'));
  await first.proclaim('first again');
  await waitFor(() => observer.leader() === 'first again', soon('its other value'));
  assert.is(isElected, false);
  await first.resign();
  await waitFor(() => isElected && observer.leader() === 'second', soon('the second leader'));
  assert.is(await client.election('boss', 5).leader(), 'second');
  await next.resign();
  await observer.cancel();
  second.close();
});

test('a watcher at a leader that is cut off for a while sees everything, once, when it is not any more', async () => {
  const { leader, nodes } = await scalectl.status(0);
  const at = (wanted: (id: string) => boolean) =>
    new Etcd3({ hosts: nodes.filter(({ id }) => wanted(id)).map(({ endpoint }) => endpoint) });
  const [isolated, others] = [at((id) => id === leader), at((id) => id !== leader)];
  const watcher = await isolated.watch().prefix('cut/').create();
  const puts = putsOf(watcher);
  await scalectl.expect(0, ['partition', '--shape', 'isolate', '--target', 'leader', '--for', '3s']);
  const written: string[] = [];
  for (let i = 0; i < 30; i++) {
    await others.put(`cut/${i}`).value(i);
    written.push(`cut/${i}=${i}`);
  }
  await waitFor(() => puts.length >= written.length, soon('all that was written meanwhile'));
  assert.equal(puts, written);
  await watcher.cancel();
  isolated.close();
  others.close();
});

test('when the leader is killed, a watcher goes on without loss or repetition and a lease does not end early', async () => {
  const lease = client.lease(10);
  await lease.put('crash/lease').value('v');
  const watcher = await client.watch().prefix('crash/n/').create();
  const puts = putsOf(watcher);
  let next = 0;
  const putNext = async () => {
    const n = next++;
    // A write whose node died may have happened: written again it is the same one more revision, so keys are used once.
    for (let attempt = 0; ; attempt++) {
      const failure = await client
        .put(`crash/n/${n}.${attempt}`)
        .value('x')
        .then(
          () => null,
          (error: Error) => error,
        );
      if (failure === null) return;
      if (attempt === 50) throw failure;
    }
  };
  while (next < 50) await putNext();
  await scalectl.expect(0, ['kill-node', '--target', 'leader']);
  while (next < 100) await putNext();
  const written = Object.keys(await client.getAll().prefix('crash/n/').strings());
  await waitFor(() => puts.length >= written.length, soon('all that was written'));
  assert.equal(puts.map((put) => put.slice(0, -2)).sort(), written.sort());
  assert.is(await client.get('crash/lease').string(), 'v');
  await lease.revoke();
  await watcher.cancel();
});

test.run();
