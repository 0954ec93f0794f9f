import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { StateMachine } from '../../../../server/statemachine/state-machine.ts';
import { skipTest } from '../../../support/skip.ts';
import { tempDir } from '../../../support/temp-dir.ts';
import { ensureTool } from '../../../support/tools.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { ids, withNode } from './node.ts';

/** The one that Debian has, of 2020, and one of the line that we follow. */
const releases = { '3.4': await ensureTool('etcdctl'), '3.6': await ensureTool('etcdctl-3.6') };

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(path: string, endpoint: string, args: readonly string[], stdin = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      path,
      ['--endpoints', endpoint, ...args],
      { env: process.env, timeout: 60_000 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
    child.stdin?.end(stdin);
  });
}

type Etcdctl = (args: string, stdin?: string) => Promise<Outcome>;

function testWithEtcdctl(name: string, body: (etcdctl: Etcdctl) => Promise<void>): void {
  for (const [release, tool] of Object.entries(releases)) {
    const title = `etcdctl ${release}: ${name}`;
    if ('reason' in tool) skipTest(title, tool.reason);
    else
      test(title, () =>
        withNode(async ({ endpoint, unexpected }) => {
          await body((args, stdin) => run(tool.path, endpoint, args.split(' '), stdin));
          assert.equal(unexpected, []);
        }),
      );
  }
}

testWithEtcdctl('put, get, get --prefix, del', async (etcdctl) => {
  assert.is((await etcdctl('put a/1 one')).stdout, 'OK\n');
  assert.is((await etcdctl('put a/2 two')).stdout, 'OK\n');
  assert.is((await etcdctl('put b three')).stdout, 'OK\n');
  assert.is((await etcdctl('get a/1')).stdout, 'a/1\none\n');
  assert.is((await etcdctl('get --prefix a/')).stdout, 'a/1\none\na/2\ntwo\n');
  assert.is((await etcdctl('get --prefix a/ --keys-only')).stdout, 'a/1\n\na/2\n\n');
  assert.is((await etcdctl('get --consistency=s b --print-value-only')).stdout, 'three\n');
  assert.is((await etcdctl('get --from-key a/2 --limit=1')).stdout, 'a/2\ntwo\n');
  assert.is((await etcdctl('put --prev-kv b four')).stdout, 'OK\nb\nthree\n');
  assert.is((await etcdctl('del --prefix a/ --prev-kv')).stdout, '2\na/1\none\na/2\ntwo\n');
  assert.is((await etcdctl('get --prefix a/')).stdout, '');
});

testWithEtcdctl('get -w json shows ids and revisions', async (etcdctl) => {
  await etcdctl('put k v1');
  await etcdctl('put k v2');
  const answer = JSON.parse((await etcdctl('get k -w json')).stdout);
  assert.equal(answer.header, { cluster_id: ids.clusterId, member_id: ids.memberId(1), revision: 3, raft_term: 3 });
  const [kv] = answer.kvs;
  assert.equal([kv.create_revision, kv.mod_revision, kv.version], [2, 3, 2]);
});

testWithEtcdctl('txn takes the branch that its comparisons choose', async (etcdctl) => {
  await etcdctl('put k old');
  const swap = (from: string, to: string) => `value("k") = "${from}"\n\nput k ${to}\n\nget k\n\n`;
  assert.match((await etcdctl('txn', swap('old', 'new'))).stdout, /^SUCCESS\n\nOK\n/);
  assert.match((await etcdctl('txn', swap('old', 'other'))).stdout, /^FAILURE\n\nk\nnew\n/);
  const notThere = 'create("fresh") = "0"\n\nput fresh 1\n\n\n';
  assert.match((await etcdctl('txn', notThere)).stdout, /^SUCCESS/);
  assert.match((await etcdctl('txn', notThere)).stdout, /^FAILURE/);
});

testWithEtcdctl('txn shows what it read and wrote in every format', async (etcdctl) => {
  await etcdctl('put k old');
  const ops = 'ver("k") > "0"\n\nget k\nput k new\ndel gone\n\n\n';
  const { responses } = JSON.parse((await etcdctl('txn -w json', ops)).stdout);
  const revisions = responses.map(({ Response }: { Response: object }) => Object.values(Response)[0].header.revision);
  assert.equal(revisions, [2, 3, 3]);
  const fields = await etcdctl('txn -w fields', ops);
  assert.is(fields.code, 0, fields.stderr);
  assert.match(fields.stdout, /"Succeeded" : true.*"Revision" : 3.*"Value" : "new".*"Revision" : 4/s);
});

testWithEtcdctl('endpoint status and health, member list, alarm list', async (etcdctl) => {
  const [status] = JSON.parse((await etcdctl('endpoint status -w json')).stdout);
  assert.is(status.Status.leader, ids.memberId(1));
  assert.is(status.Status.header.member_id, ids.memberId(1));
  assert.is(status.Status.version, '3.6.0');
  const health = await etcdctl('endpoint health');
  assert.is(health.code, 0);
  assert.match(health.stdout + health.stderr, /is healthy/);
  const members = (await etcdctl('member list')).stdout;
  assert.match(members, 'started, n1, http://127.0.0.1:1001, http://127.0.0.1:1001, false');
  assert.match(members, 'started, n2, http://[::1]:1002');
  assert.equal((await etcdctl('alarm list')).code, 0);
});

testWithEtcdctl('lease grant, timetolive, keep-alive, list, revoke; a put names its lease', async (etcdctl) => {
  const id = /lease (\w+) granted with TTL\(60s\)/.exec((await etcdctl('lease grant 60')).stdout)?.[1];
  assert.ok(id);
  assert.is((await etcdctl(`put --lease=${id} k v`)).stdout, 'OK\n');
  assert.match(
    (await etcdctl(`lease timetolive ${id} --keys`)).stdout,
    /granted with TTL\(60s\), remaining\((59|60)s\), attached keys\(\[k\]\)/,
  );
  assert.match((await etcdctl(`lease keep-alive --once ${id}`)).stdout, `lease ${id} keepalived with TTL(60)`);
  assert.match((await etcdctl('lease list')).stdout, `found 1 leases\n${id}`);
  assert.is((await etcdctl(`lease revoke ${id}`)).stdout, `lease ${id} revoked\n`);
  assert.is((await etcdctl('get k')).stdout, '');
  assert.match((await etcdctl(`lease timetolive ${id}`)).stdout, 'already expired');
  assert.match((await etcdctl(`lease keep-alive --once ${id}`)).stderr, 'requested lease not found');
  assert.match((await etcdctl(`lease revoke ${id}`)).stderr, 'requested lease not found');
  assert.match((await etcdctl(`put --lease=${id} k v`)).stderr, 'requested lease not found');
});

testWithEtcdctl('a lease whose time is over ends, and its keys with it', async (etcdctl) => {
  const id = /lease (\w+) granted/.exec((await etcdctl('lease grant 1')).stdout)?.[1];
  await etcdctl(`put --lease=${id} k v`);
  await waitFor(async () => (await etcdctl('get k')).stdout === '', { what: 'the key to be gone' });
  assert.match((await etcdctl('lease list')).stdout, 'found 0 leases');
});

testWithEtcdctl('watch shows history and ends where it is compacted; get --rev reads the past', async (etcdctl) => {
  for (const value of ['one', 'two', 'three']) await etcdctl(`put k ${value}`);
  assert.is((await etcdctl('get k --rev=3 --print-value-only')).stdout, 'two\n');
  assert.match((await etcdctl('compaction 3 --physical')).stdout, 'compacted revision 3');
  assert.match((await etcdctl('get k --rev=2')).stderr, 'required revision has been compacted');
  const { stdout, stderr } = await etcdctl('watch k --rev=2');
  assert.match(stdout + stderr, 'required revision has been compacted');
});

testWithEtcdctl('endpoint hashkv, defrag, and a snapshot that is whole', async (etcdctl) => {
  await etcdctl('put k v');
  const [hash] = JSON.parse((await etcdctl('endpoint hashkv -w json')).stdout);
  assert.is(hash.HashKV.header.revision, 2);
  assert.ok(hash.HashKV.hash > 0);
  assert.is((await etcdctl('defrag')).code, 0);
  const file = join(tempDir('snapshot'), 'state');
  const { code, stdout, stderr } = await etcdctl(`snapshot save ${file}`);
  assert.is(code, 0, stderr);
  assert.match(stdout, `Snapshot saved at ${file}`);
  const bytes = readFileSync(file);
  const content = bytes.subarray(0, -32);
  assert.is(content.length % 512, 0);
  assert.equal(bytes.subarray(-32), createHash('sha256').update(content).digest());
  const sizeBytes = Number(content.readBigUInt64BE(content.length - 8));
  assert.is(StateMachine.restore([content.subarray(0, sizeBytes)]).revision, 2);
});

testWithEtcdctl('lock and elect are held by one at a time', async (etcdctl) => {
  assert.is((await etcdctl('lock mutex -- echo held')).stdout, 'held\n');
  assert.is((await etcdctl('lock mutex -- echo again')).stdout, 'again\n');
  assert.match((await etcdctl('get --prefix mutex')).stdout, /^$/);
});

testWithEtcdctl('members are added, promoted, updated and removed', async (etcdctl) => {
  const added = await etcdctl('member add m --learner --peer-urls=http://127.0.0.1:1003');
  const id = /Member +(\w+) added/.exec(added.stdout)?.[1];
  assert.ok(id, added.stderr);
  assert.match(
    (await etcdctl('member list')).stdout,
    `${id}, started, m1001, http://127.0.0.1:1003, http://127.0.0.1:1003, true`,
  );
  assert.match((await etcdctl('member add m --peer-urls=http://127.0.0.1:1003')).stderr, 'Peer URLs already exists');
  assert.match((await etcdctl('member add m --peer-urls=https://h:1')).stderr, 'given member URLs are invalid');
  assert.is((await etcdctl(`member promote ${id}`)).code, 0);
  assert.match((await etcdctl(`member promote ${id}`)).stderr, 'can only promote a learner member');
  assert.is((await etcdctl(`member update ${id} --peer-urls=http://[::1]:1004`)).code, 0);
  assert.match(
    (await etcdctl('member list')).stdout,
    `${id}, started, m1001, http://[::1]:1004, http://[::1]:1004, false`,
  );
  assert.is((await etcdctl(`member remove ${id}`)).code, 0);
  assert.match((await etcdctl(`member remove ${id}`)).stderr, 'member not found');
  for (const nodeId of [1, 2]) {
    const { stderr } = await etcdctl(`member remove ${ids.memberId(nodeId).toString(16)}`);
    if (nodeId === 2) assert.match(stderr, /not enough started members\s*$/);
  }
});

testWithEtcdctl('move-leader passes the leadership to a voter, and to nobody else', async (etcdctl) => {
  assert.match((await etcdctl('move-leader 99')).stderr, 'bad leader transferee');
  const { stdout, stderr } = await etcdctl(`move-leader ${ids.memberId(2).toString(16)}`);
  assert.match(stdout, /Leadership transferred from \w+ to \w+/, stderr);
});

testWithEtcdctl('what is not served says so', async (etcdctl) => {
  for (const command of ['auth enable', 'role list']) {
    const { code, stderr } = await etcdctl(command);
    assert.is.not(code, 0, command);
    assert.match(stderr, 'not served by scalectl yet; see docs/etcd-compatibility.md', command);
  }
});

test.run();
