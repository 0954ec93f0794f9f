/** etcdctl and grpcurl against a real cluster, which loses its leader by SIGKILL and by SIGSTOP while they work. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EtcdClient, refusalOf } from '../../server/rpc/services/etcd-client.ts';
import { skipTest } from '../../support/skip.ts';
import { ensureTool } from '../../support/tools.ts';
import { waitFor } from '../../support/wait-for.ts';
import { Scalectl } from '../support/scalectl.ts';

/** A new one where it can be had, else the one of 2020 that Debian has. */
const modern = await ensureTool('etcdctl-3.6');
if ('reason' in modern) skipTest('etcdctl 3.6 instead of 3.4', modern.reason);
const tools = {
  etcdctl: 'reason' in modern ? await ensureTool('etcdctl') : modern,
  grpcurl: await ensureTool('grpcurl'),
};
const scalectl = new Scalectl();
const children: ChildProcess[] = [];
let endpoints: readonly string[] = [];

test.before(async () => {
  await scalectl.expect(0, ['up']);
  endpoints = (await scalectl.status(0)).nodes.map(({ endpoint }) => endpoint);
});
test.after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await scalectl.cleanUp();
});

function pathOf(name: keyof typeof tools): string {
  const tool = tools[name];
  if ('reason' in tool) throw new Error(tool.reason);
  return tool.path;
}

function testWith(tool: keyof typeof tools, name: string, body: () => Promise<void>): void {
  const found = tools[tool];
  if ('reason' in found) skipTest(`${tool}: ${name}`, found.reason);
  else test(`${tool}: ${name}`, body);
}

/** Output of a command that must succeed; at all nodes unless told. */
function etcdctl(args: string, at: readonly string[] = endpoints): Promise<string> {
  return run(pathOf('etcdctl'), ['--endpoints', at.join(','), ...args.split(' ')]);
}

function grpcurl(method: string, data: object): Promise<string> {
  return run(pathOf('grpcurl'), ['-plaintext', '-d', JSON.stringify(data), endpoints[0]!, method]);
}

function run(path: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(path, args, { timeout: 60_000 }, (error, stdout, stderr) =>
      error === null ? resolve(stdout + stderr) : reject(new Error(`${args.join(' ')}: ${stderr}${stdout}`)),
    );
  });
}

/** A command that goes on, and what it has said so far. */
class Running {
  readonly child: ChildProcess;
  said = '';

  constructor(args: string, at: readonly string[] = endpoints) {
    this.child = spawn(pathOf('etcdctl'), ['--endpoints', at.join(','), ...args.split(' ')]);
    children.push(this.child);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.said += chunk;
      });
    }
  }

  async says(what: string | RegExp): Promise<void> {
    const found = () => (typeof what === 'string' ? this.said.includes(what) : what.test(this.said));
    await waitFor(found, { what: `"${what}" in: ${this.said}` });
  }

  /** As by Ctrl-C. */
  async interrupt(): Promise<void> {
    this.child.kill('SIGINT');
    await waitFor(() => this.child.exitCode !== null || this.child.signalCode !== null, {
      what: 'etcdctl to end',
    });
  }
}

async function grantedLease(ttlSeconds: number): Promise<string> {
  return /lease (\w+) granted/.exec(await etcdctl(`lease grant ${ttlSeconds}`))![1]!;
}

async function createRevisionOf(key: string): Promise<number> {
  return JSON.parse(await etcdctl(`get ${key} -w json`)).kvs?.[0]?.create_revision ?? 0;
}

testWith('etcdctl', 'endpoint status, health and hashkv, member list: all nodes, one state', async () => {
  for (let i = 0; i < 20; i++) await etcdctl(`put state/${i} v`, [endpoints[i % 3]!]);
  assert.match(await etcdctl('endpoint health'), 'is healthy');
  assert.is((await etcdctl('member list')).trim().split('\n').length, 3);
  // During an election they need not agree.
  const agree = async () => {
    const statuses: { Status: { leader: number } }[] = JSON.parse(await etcdctl('endpoint status -w json'));
    return statuses.every(({ Status }) => Status.leader > 0 && Status.leader === statuses[0]!.Status.leader);
  };
  await waitFor(agree, { what: 'all nodes to name one leader' });
  const hashes: { HashKV: { hash: number } }[] = JSON.parse(await etcdctl('endpoint hashkv -w json'));
  assert.is(hashes.length, 3);
  assert.is(new Set(hashes.map(({ HashKV }) => HashKV.hash)).size, 1);
});

testWith('etcdctl', 'a watch at one node shows what is put at another, with values before', async () => {
  const watch = new Running('watch --prefix --prev-kv watched/');
  await etcdctl('put ready v');
  await waitFor(
    async () => {
      await etcdctl('put watched/1 one', [endpoints[1]!]);
      return watch.said.includes('watched/1');
    },
    { what: 'the watch to begin' },
  );
  await etcdctl('put watched/1 two', [endpoints[2]!]);
  await etcdctl('del watched/1');
  await watch.says(/DELETE\nwatched\/1\ntwo\nwatched\/1/);
  await watch.interrupt();
});

testWith('etcdctl', 'a lock is held by one at a time and passed on; so is an election', async () => {
  for (const command of ['lock holder', 'elect office']) {
    const first = new Running(command === 'lock holder' ? command : `${command} first`);
    await first.says(command === 'lock holder' ? /holder\/\w+/ : 'first');
    const second = new Running(command === 'lock holder' ? command : `${command} second`);
    const prefix = command.split(' ')[1]!;
    const waiting = async () => (await etcdctl(`get --prefix ${prefix}/ --keys-only`)).trim().split(/\s+/).length;
    await waitFor(async () => (await waiting()) === 2, { what: 'two in the queue' });
    assert.is(second.said, '');
    await first.interrupt();
    await second.says(/\w/);
    await second.interrupt();
  }
});

testWith('grpcurl', 'the lock and election services by reflection', async () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const name = base64('served');
  const { key } = JSON.parse(await grpcurl('v3lockpb.Lock/Lock', { name }));
  assert.match(Buffer.from(key, 'base64').toString(), /^served\/[0-9a-f]+$/);
  const campaign = { name, value: base64('me') };
  // The lock is first in the same queue.
  let isElected = false;
  const elected = grpcurl('v3electionpb.Election/Campaign', campaign).then((answer) => {
    isElected = true;
    return JSON.parse(answer);
  });
  // Without etcdctl, which this machine need not have.
  const prefix = { key: base64('served/'), range_end: base64('served0'), count_only: true };
  const queued = async () => Number(JSON.parse(await grpcurl('etcdserverpb.KV/Range', prefix)).count);
  await waitFor(async () => (await queued()) === 2, { what: 'the candidate to wait' });
  assert.is(isElected, false);
  await grpcurl('v3lockpb.Lock/Unlock', { key });
  const { leader } = await elected;
  assert.is(JSON.parse(await grpcurl('v3electionpb.Election/Leader', { name })).kv.value, base64('me'));
  await grpcurl('v3electionpb.Election/Proclaim', { leader, value: base64('still me') });
  assert.is(JSON.parse(await grpcurl('v3electionpb.Election/Leader', { name })).kv.value, base64('still me'));
  await grpcurl('v3electionpb.Election/Resign', { leader });
  const gone = await grpcurl('v3electionpb.Election/Leader', { name }).catch(String);
  assert.match(gone, 'election: no leader');
});

testWith('etcdctl', 'move-leader, and a member that is added and removed', async () => {
  const { leader, nodes } = await scalectl.status(0);
  const members: { ID: number; name: string }[] = JSON.parse(await etcdctl('member list -w json')).members;
  const target = nodes.find(({ id }) => id !== leader)!.id;
  const targetId = members.find(({ name }) => name === target)!.ID.toString(16);
  const elsewhere = nodes.find(({ id }) => id !== target)!.id;
  const moved = async () => {
    const said = await etcdctl(`move-leader ${targetId}`).catch(String);
    if (said.includes('Leadership transferred') && (await scalectl.status(0)).leader === target) return true;
    // An election came in between, as on a busy machine it may: who leads already is not moved there.
    await scalectl.run(['transfer-leader', elsewhere]);
    return false;
  };
  await waitFor(moved, { what: `${target} to lead` });
  // Nothing listens there: a learner counts for nothing.
  const added = await etcdctl('member add other --learner --peer-urls=http://127.0.0.1:9');
  const id = /Member +(\w+) added/.exec(added)![1]!;
  await etcdctl('put learner added');
  assert.match(await etcdctl('member list'), `${id}, started, m1001, http://127.0.0.1:9`);
  const promoted = await etcdctl(`member promote ${id}`).catch(String);
  assert.match(promoted, 'can only promote a learner member which is in sync with leader');
  assert.match(await etcdctl(`member remove ${id}`), `${id} removed from cluster`);
  assert.is((await etcdctl('member list')).trim().split('\n').length, 3);
});

testWith(
  'etcdctl',
  'when the leader is cut off, its watch ends for want of a leader, and a lease lives on',
  async () => {
    const { leader, nodes } = await scalectl.status(0);
    const isolated = nodes.find(({ id }) => id === leader)!.endpoint;
    const others = endpoints.filter((each) => each !== isolated);
    const lease = await grantedLease(15);
    await etcdctl(`put --lease=${lease} cut v`);
    const createRevision = await createRevisionOf('cut');
    const watch = new Running('watch cut', [isolated]);
    await scalectl.expect(0, ['partition', '--shape', 'isolate', '--target', leader!, '--for', '22s']);
    const cutUntilMs = performance.now() + 24_000;
    await waitFor(
      async () => {
        assert.match(await etcdctl(`lease keep-alive --once ${lease}`, others), 'keepalived with TTL(15)');
        return performance.now() > cutUntilMs;
      },
      { what: 'the cut to end', intervalMs: 200 },
    );
    // etcdctl asks for that: with several endpoints its library goes on at another node.
    await watch.says('etcdserver: no leader');
    assert.is(await createRevisionOf('cut'), createRevision);
  },
);

testWith('etcdctl', 'a leader that stands still for longer than a lease lives ends nothing when it wakes', async () => {
  const { leader, nodes } = await scalectl.status(0);
  const { pid, endpoint } = nodes.find(({ id }) => id === leader)!;
  const others = endpoints.filter((each) => each !== endpoint);
  const lease = await grantedLease(12);
  await etcdctl(`put --lease=${lease} paused v`);
  const createRevision = await createRevisionOf('paused');
  process.kill(pid!, 'SIGSTOP');
  try {
    const stopUntilMs = performance.now() + 15_000;
    await waitFor(
      async () => {
        const said = await etcdctl(`lease keep-alive --once ${lease}`, others);
        assert.match(said, 'keepalived with TTL(12)');
        return performance.now() > stopUntilMs;
      },
      { what: 'longer than the lease, with renewals', intervalMs: 300 },
    );
  } finally {
    process.kill(pid!, 'SIGCONT');
  }
  const awakeUntilMs = performance.now() + 2_000;
  await waitFor(
    async () => {
      await etcdctl(`lease keep-alive --once ${lease}`, [endpoint]);
      return performance.now() > awakeUntilMs;
    },
    { what: 'two seconds with the old leader', intervalMs: 300 },
  );
  assert.is(await createRevisionOf('paused'), createRevision);
  // And without renewals it ends.
  await waitFor(async () => (await createRevisionOf('paused')) === 0, { what: 'the end of it' });
});

testWith(
  'etcdctl',
  'a watch and a kept lease outlive the death of the leader, without loss or repetition',
  async () => {
    const lease = await grantedLease(12);
    await etcdctl(`put --lease=${lease} kept v`);
    const keepAlive = new Running(`lease keep-alive ${lease}`);
    const watch = new Running('watch --prefix life/');
    await keepAlive.says('keepalived');
    // A probe before, so that the watch surely runs.
    await waitFor(
      async () => {
        await etcdctl('put life/probe v');
        return watch.said.includes('life/probe');
      },
      { what: 'the watch to begin' },
    );
    for (let i = 0; i < 10; i++) await etcdctl(`put life/${i} v`);
    await scalectl.expect(0, ['kill-node', '--target', 'leader']);
    for (let i = 10; i < 20; i++) {
      await waitFor(
        () =>
          etcdctl(`put life/${i} v`).then(
            () => true,
            () => false,
          ),
        { what: 'a write' },
      );
    }
    await watch.says('life/19\n');
    const { kvs } = JSON.parse(await etcdctl('get --prefix life/ -w json'));
    for (const { key, version } of kvs as { key: string; version: number }[]) {
      const text = Buffer.from(key, 'base64').toString();
      if (text === 'life/probe') continue;
      assert.is(watch.said.split(`${text}\n`).length - 1, version, `${text} was told as often as it was written`);
    }
    const aliveUntilMs = performance.now() + 15_000;
    await waitFor(
      async () => {
        assert.ok((await createRevisionOf('kept')) > 0, `the lease is alive: ${keepAlive.said}`);
        return performance.now() > aliveUntilMs;
      },
      { what: 'longer than the lease', intervalMs: 300 },
    );
    await keepAlive.interrupt();
    await watch.interrupt();
  },
);

testWith(
  'etcdctl',
  'no healthy member is removed while one is down, and the streams of one that was removed end',
  async () => {
    const { nodes } = await scalectl.status(10);
    const down = nodes.find(({ state }) => state !== 'running')!;
    const up = nodes.filter((node) => node !== down);
    const at = up.map(({ endpoint }) => endpoint);
    const { members }: { members: { ID: number; name: string }[] } = JSON.parse(
      await etcdctl('member list -w json', at),
    );
    const idOf = (wanted: string) => members.find(({ name }) => name === wanted)!.ID.toString(16);
    assert.match(await etcdctl(`member remove ${idOf(up[0]!.id)}`, at).catch(String), 'etcdserver: unhealthy cluster');
    await scalectl.expect(0, ['start-node', down.id]);
    const removed = up[1]!;
    const client = new EtcdClient(removed.endpoint);
    try {
      await etcdctl('put seen v');
      const read = () => client.range({ key: Buffer.from('seen'), serializable: true });
      const watch = client.watch();
      watch.send({ createRequest: { key: Buffer.from('seen') } });
      await watch.next();
      await etcdctl(`member remove ${idOf(removed.id)}`, [up[0]!.endpoint]);
      await read();
      await waitFor(() => watch.error !== null, { what: 'the watch to end' });
      const gone = /UNAVAILABLE: etcdserver: the member has been removed from the cluster/;
      assert.match(watch.error!.message, gone);
      assert.match((await refusalOf(read())).message, gone);
    } finally {
      client.close();
    }
  },
);

test.run();
