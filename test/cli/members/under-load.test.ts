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

async function run(name: string, faults: readonly string[]): Promise<BenchResult> {
  const file = join(scalectl.home, `${name}.yaml`);
  writeFileSync(
    file,
    `version: 1
name: ${name}
target: { mix: { put: 1, get: 1 }, keys: { count: 500 }, timeout: 60s }
stages: [{ name: steady, duration: 30s, rate: 400 }]
faults:
${faults.map((fault) => `  - { ${fault} }\n`).join('')}history: { keys: 100 }
compact: { every: 1s }
thresholds: [ errors == 0, unknown == 0, lost == 0, linearizable == true ]
`,
  );
  const out = join(scalectl.home, name);
  // A busy machine may make the run void; what became of each request is right all the same.
  await scalectl.run(['bench', file, '--out', out]);
  return JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as BenchResult;
}

function assertUnfelt({ summary, audit, history, faults, thresholds }: BenchResult, faultCount: number): void {
  assert.equal(
    faults.map(({ error }) => error),
    Array.from({ length: faultCount }, () => null),
  );
  assert.equal([summary.errors, summary.unknown, audit?.lost], [0, 0, 0]);
  assert.is(history?.check.verdict, 'linearizable');
  assert.ok(thresholds.every(({ ok }) => ok));
}

test('the cluster grows and the leader moves under load; the new nodes get their share of it', async () => {
  const result = await run('grow', ['at: 3s, kind: scale, nodes: 5', 'at: 20s, kind: transfer-leader']);
  assertUnfelt(result, 2);
  const [scale, transfer] = result.faults;
  assert.equal(scale?.nodes, ['n4', 'n5']);
  assert.is.not(transfer?.newLeader, transfer?.leaderBefore);
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

test('the leader is replaced, and the cluster shrinks, under load', async () => {
  const result = await run('shrink', ['at: 3s, kind: replace-node, target: leader', 'at: 16s, kind: scale, nodes: 3']);
  assertUnfelt(result, 2);
  const [replaced] = result.faults;
  assert.ok(replaced?.nodes.includes(replaced.leaderBefore!));
  const { nodes, leader } = await scalectl.status(0);
  assert.is(nodes.length, 3);
  assert.is.not(leader, replaced?.leaderBefore);
});

test.run();
