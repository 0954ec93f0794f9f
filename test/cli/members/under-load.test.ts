/** Members and leaders change in the middle of a run: no request fails, nothing acknowledged is lost. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { BenchResult } from '../../../bench/result.ts';
import { EtcdClient } from '../../server/rpc/services/etcd-client.ts';
import { Scalectl } from '../support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up', '--dc', 'a,b,c']);
});
test.after(() => scalectl.cleanUp());

/**
 * One change in a run: on a busy machine it may take longer than the load, and a second one would come too late.
 *
 * @param fault what begins after two seconds.
 */
async function run(name: string, duration: string, fault: string): Promise<BenchResult> {
  const file = join(scalectl.home, `${name}.yaml`);
  writeFileSync(
    file,
    `version: 1
name: ${name}
target: { mix: { put: 1, get: 1 }, keys: { count: 500 }, timeout: 60s }
stages: [{ name: steady, duration: ${duration}, rate: 400 }]
faults: [{ at: 2s, ${fault} }]
history: { keys: 100 }
compact: { every: 1s }
thresholds: [ errors == 0, unknown == 0, lost == 0, linearizable == true ]
`,
  );
  const out = join(scalectl.home, name);
  // A busy machine may make the run void; what became of each request is right all the same.
  await scalectl.run(['bench', file, '--out', out]);
  return JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as BenchResult;
}

function assertUnfelt({ summary, audit, history, faults, thresholds }: BenchResult): void {
  assert.equal(
    faults.map(({ error }) => error),
    [null],
  );
  assert.equal([summary.errors, summary.unknown, audit?.lost], [0, 0, 0]);
  assert.is(history?.check.verdict, 'linearizable');
  assert.ok(thresholds.every(({ ok }) => ok));
}

test('the cluster grows under load; the new nodes get their share of it', async () => {
  const result = await run('grow', '50s', 'kind: scale, nodes: 5');
  assertUnfelt(result);
  assert.equal(result.faults[0]?.nodes, ['n4', 'n5']);
  const joined = result.nodes.filter(({ name }) => name === 'n4' || name === 'n5');
  assert.ok(joined.every(({ samples }) => samples.some(({ dataBytes = 0 }) => dataBytes > 0)));
  assert.is((await scalectl.status(0)).nodes.length, 5);
});

test('a profile that compacts has given up past revisions beside the load', async () => {
  const { nodes } = await scalectl.status(0);
  const client = new EtcdClient(nodes[0]!.endpoint);
  try {
    const refusal = await client.range({ key: Buffer.from('any'), revision: 1 }).then(
      () => 'answered',
      ({ details }) => details,
    );
    assert.is(refusal, 'etcdserver: mvcc: required revision has been compacted');
  } finally {
    client.close();
  }
});

test('the leader moves under load', async () => {
  const result = await run('move', '10s', 'kind: transfer-leader');
  assertUnfelt(result);
  const [transfer] = result.faults;
  assert.is.not(transfer?.newLeader, transfer?.leaderBefore);
});

test('the leader is replaced under load', async () => {
  const result = await run('replace', '20s', 'kind: replace-node, target: leader');
  assertUnfelt(result);
  const [replaced] = result.faults;
  assert.ok(replaced?.nodes.includes(replaced.leaderBefore!));
  const { nodes, leader } = await scalectl.status(0);
  assert.is(nodes.length, 5);
  assert.is.not(leader, replaced?.leaderBefore);
});

test('two of five nodes, the leader among them, are replaced in one step under load', async () => {
  const before = await scalectl.status(0);
  const result = await run('replace-two', '30s', "kind: replace-node, target: 'leader,follower'");
  assertUnfelt(result);
  const [replaced] = result.faults;
  assert.is(replaced?.nodes.length, 4, 'two came and two went');
  assert.ok(replaced?.nodes.includes(replaced.leaderBefore!));
  const { nodes, configuration } = await scalectl.status(0);
  assert.is(nodes.length, 5);
  assert.is(nodes.filter(({ id }) => before.nodes.some((node) => node.id === id)).length, 3);
  assert.is(configuration, before.configuration! + 2);
});

test('the cluster shrinks under load', async () => {
  assertUnfelt(await run('shrink', '20s', 'kind: scale, nodes: 3'));
  assert.is((await scalectl.status(0)).nodes.length, 3);
});

test.run();
