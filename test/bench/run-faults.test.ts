import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FaultRunner } from '../../bench/faults/fault-runner.ts';
import type { FaultResult } from '../../bench/result.ts';
import { assertCountsAddUp, run } from './support/benchmark.ts';
import { KvProcesses } from './support/kv-process.ts';
import type { KvServerOptions } from './support/kv-server.ts';

const test = suite('faults');
let cluster: KvProcesses | null = null;

test.after.each(async () => {
  await cluster?.stop();
  cluster = null;
});

async function start(count: number, options: KvServerOptions = {}): Promise<KvProcesses> {
  cluster = await KvProcesses.start(count, options);
  return cluster;
}

test('a server killed and started under load: what was in flight is counted, the load goes on at the other ones', async () => {
  const result = await run(
    await start(2, { delayMs: 100 }),
    `
target: { mix: { put: 50, get: 50 }, keys: { count: 1000 }, timeout: 10s }
stages: [{ name: steady, duration: 4s, rate: 500 }]
faults:
  - { at: 1s, kind: kill-node, target: leader }
  - { at: 2s, kind: start-node, target: killed }
`,
  );
  assertCountsAddUp(result);
  const [kill, started] = result.faults as [FaultResult, FaultResult];
  assert.equal(kill.nodes, ['n1']);
  assert.is(kill.newLeader, 'n2');
  assert.ok(result.summary.errors > 0 && result.summary.unknown > 0, 'reads failed and writes of unknown outcome');
  assert.type(kill.firstErrorMs, 'number');
  assert.type(kill.firstWriteOkMs, 'number');
  assert.is(started.error, null);
  assert.ok(result.summary.ok > 1000, `answered: ${result.summary.ok}`);
});

test('a fault whose turn did not come before the load was over is told, not left out', async () => {
  const runner = new FaultRunner(await start(1), { nowMs: 5_000, tell: () => {} }, AbortSignal.abort());
  const planned = { atMs: 4_000, kind: 'kill-node', target: 'leader', signal: 'SIGKILL' } as const;
  const [fault] = await runner.run([planned], () => assert.unreachable('it was not carried out'));
  assert.equal([fault?.planned, fault?.nodes], [planned, []]);
  assert.is(fault?.error, 'the load was over before its turn came');
});

test('healing tries each paused node, tells which could not be resumed, and tries that one again', async () => {
  const asked: string[] = [];
  const broken = new Set(['n1']);
  const nodes = ['n1', 'n2', 'n3'].map((name, i) => ({ nodeId: i, name, dc: 'a', host: 'h', port: 1, alive: true }));
  const runner = new FaultRunner(
    {
      ...{ name: 'c', nodes: async () => nodes.slice(0, 2), sample: async () => [] },
      inject: async (fault) => {
        if (fault.kind === 'pause-node') return { nodes: ['n1', 'n2', 'n3'], leaderBefore: null };
        const { target } = fault as { target: string };
        asked.push(target);
        if (broken.has(target)) throw new Error('it is stuck.');
        return { nodes: [target], leaderBefore: null };
      },
    },
    { nowMs: 0, tell: () => {} },
    new AbortController().signal,
  );
  await runner.run([{ atMs: 0, kind: 'pause-node', target: 'minority', signal: 'SIGKILL' }], () => {});
  assert.equal(await runner.heal(), ['n1 could not be resumed: it is stuck.']);
  assert.equal(asked, ['n1', 'n2'], 'n3 has left the cluster');
  broken.clear();
  assert.equal(await runner.heal(), []);
  assert.equal(asked, ['n1', 'n2', 'n1']);
});

test('with no server left calls fail at once, none is lost from the count, and the run still ends', async () => {
  const result = await run(
    await start(2),
    `
target: { mix: { get: 1 }, timeout: 500ms }
stages: [{ name: steady, duration: 4s, rate: 300 }]
faults: [{ at: 1s, kind: kill-node, target: all }]
`,
  );
  assertCountsAddUp(result);
  assert.is(result.summary.offered, 1200);
  assert.ok(result.summary.errors > 100, `failed: ${result.summary.errors}`);
  assert.is(result.faults[0]?.newLeader, null);
});

test.run();
