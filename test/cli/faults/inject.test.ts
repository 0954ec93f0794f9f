/** What becomes of a fault when something goes wrong while it is set, shown with stand-ins for the nodes. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clusterLock } from '../../../cli/cluster/cluster-lock.ts';
import { requireCluster } from '../../../cli/cluster/registry.ts';
import { Interrupted } from '../../../cli/context.ts';
import { CliError } from '../../../cli/errors.ts';
import { BenchLeases } from '../../../cli/faults/bench-leases.ts';
import { FaultClient } from '../../../cli/faults/fault-client.ts';
import type { FaultSpec, LinkSpec, PartitionSpec } from '../../../cli/faults/fault-spec.ts';
import { healFaults, noSuchFault } from '../../../cli/faults/heal.ts';
import { type InjectOptions, injectFault } from '../../../cli/faults/inject.ts';
import { describeHealing } from '../../../cli/output/fault-text.ts';
import { maxDelayMs } from '../../../server/faults/fault.ts';
import { noEffect } from '../../../server/faults/link-effect.ts';
import type { ProbeOutcome } from '../../../server/replica/link-probes.ts';
import { type StandInCluster, standInCluster } from './stand-ins.ts';

let cluster: StandInCluster;
test.after.each(() => cluster.close());

const isolate: PartitionSpec = {
  ...{ kind: 'partition', shape: 'isolate', target: 'n1', direction: 'out', mode: 'drop', clients: false },
};
const options = { durationMs: 600_000, allowQuorumLoss: false, dryRun: false, verify: true, timeoutMs: 5_000 };

const inject = (spec: FaultSpec, more: Partial<InjectOptions> = {}) =>
  injectFault(cluster.context, cluster.driver, 'default', spec, { ...options, ...more });
const heal = (timeoutMs = 5_000, id: string | null = null) =>
  healFaults(cluster.context, cluster.driver, 'default', { id, verify: true, timeoutMs });
const slow = (from: string, delayMs = 40): LinkSpec => {
  return { kind: 'link', from, to: 'n3', both: false, effect: { ...noEffect, delayMs } };
};
/** Names of the nodes that hold a fault. */
const holders = () => cluster.nodes.filter(({ faults }) => faults.list().length > 0).map(({ name }) => name);

async function errorOf(promise: Promise<unknown>): Promise<CliError> {
  const error = await promise.catch((reason: unknown) => reason);
  if (error instanceof CliError) return error;
  throw error instanceof Error ? error : new Error('it did not reject');
}

test('the longest delay there is can be set and is proved, by an answer that does not come', async () => {
  cluster = await standInCluster(3);
  const { check } = await inject(slow('n2', maxDelayMs));
  const link = check?.links.find(({ from, to }) => from === 'n2' && to === 'n3');
  assert.equal([check?.agrees, link?.declared], [true, `+${maxDelayMs} ms`]);
  assert.match(link?.observed ?? '', /^no answer in \d+ ms$/);
  assert.equal(holders(), ['n2']);
});

test('a fault whose links cannot be probed is taken back, on every node', async () => {
  cluster = await standInCluster(3);
  cluster.node('n3').refuses.add('ProbePeer');
  assert.match((await errorOf(inject(isolate))).message, 'n3 refuses ProbePeer');
  assert.equal(holders(), []);
});

test('a fault that one node does not take is taken back from the others', async () => {
  cluster = await standInCluster(3);
  cluster.node('n3').refuses.add('SetFault');
  assert.match((await errorOf(inject(isolate))).message, 'n3 refuses SetFault');
  assert.equal(holders(), []);
});

test('what could not be taken back is told, with its id and the command that ends it', async () => {
  cluster = await standInCluster(3);
  cluster.node('n3').refuses.add('ProbePeer');
  cluster.node('n2').refuses.add('HealFaults');
  const error = await errorOf(inject(isolate));
  assert.equal(holders(), ['n2']);
  const { id } = cluster.node('n2').faults.list()[0]!;
  assert.equal([error.code, error.exit], ['node-refused', 'refused']);
  assert.match(error.message, `The fault ${id} could not be taken back on n2`);
  assert.match(error.hint ?? '', `scalectl heal ${id} --name default`);
});

test('a fault that is not what the nodes declare is taken back, and told with its id and all that was seen', async () => {
  cluster = await standInCluster(3);
  let id = '';
  cluster.node('n2').onProbe = (seen) => ({ ...seen, firstAnswerMs: 20_000 });
  const error = await errorOf(inject(isolate, { onPlan: (plan) => ({ id } = plan) }));
  assert.equal([error.code, error.exit, holders()], ['links-differ', 'linksDiffer', []]);
  assert.is(error.hint, `The fault ${id} (isolate n1, drop) is taken back.`);
  assert.is(error.evidence.length, 9);
  assert.ok(error.evidence.includes('n2 → n3: declared open, observed open 20000 ms (!)'), error.evidence.join('\n'));
  assert.ok(error.evidence.includes('n1 → n2: declared drop, observed cut'), error.evidence.join('\n'));
});

test('a delay or a loss that heal leaves behind on a link is a difference', async () => {
  cluster = await standInCluster(3);
  const defects: readonly ((seen: ProbeOutcome) => ProbeOutcome)[] = [
    (seen) => ({ ...seen, firstAnswerMs: 20_000 }),
    (seen) => ({ ...seen, answered: Math.floor(seen.answered * 0.7) }),
  ];
  for (const defect of defects) {
    cluster.node('n1').onProbe = defect;
    const { check } = await heal();
    const wrong = check?.links.filter(({ agrees }) => !agrees) ?? [];
    assert.equal(
      wrong.map(({ from, to }) => [from, to]),
      [
        ['n1', 'n2'],
        ['n1', 'n3'],
      ],
    );
  }
});

test('a late answer is none when the nodes are as late to answer operators, whom no fault touches', async () => {
  cluster = await standInCluster(3);
  for (const node of cluster.nodes) {
    node.onCall = (method) => method === 'ListFaults' && cluster.context.clock.sleep(200);
    node.onProbe = (seen) => ({ ...seen, firstAnswerMs: 400 });
  }
  assert.is((await heal()).check?.agrees, true);
});

test('who was given up asks nobody any more: a client that is closed opens no connection', async () => {
  cluster = await standInCluster(1);
  const client = new FaultClient(cluster.context.clock, 5_000);
  const [record] = (await requireCluster(cluster.context.stateDir, 'default')).nodes;
  assert.equal(await client.list(record!), []);
  await client.close();
  const error = await client.list(record!).catch((reason: unknown) => reason);
  assert.match((error as Error).message, 'nobody waits for the answer any more');
});

test('what no node would take is no plan, and the way out names the cluster', async () => {
  cluster = await standInCluster(3);
  const narrow: LinkSpec = { ...slow('clients'), effect: { ...noEffect, bandwidthBytesPerS: 1_000_000 } };
  const error = await errorOf(inject(narrow, { dryRun: true }));
  assert.is(error.exit, 'usage');
  assert.match(error.message, 'a limit of bandwidth acts on links between nodes only.');
  assert.match(error.hint ?? '', 'scalectl status --name default');
});

test('Ctrl-C while a fault is set promises nothing that did not happen', async () => {
  cluster = await standInCluster(3);
  for (const refusal of [null, 'HealFaults']) {
    const stop = new AbortController();
    cluster.node('n2').onCall = (method) => method === 'ProbePeer' && stop.abort(new Interrupted('SIGINT'));
    if (refusal !== null) cluster.node('n2').refuses.add(refusal);
    const work = inject(isolate, { signal: stop.signal });
    if (refusal === null) {
      assert.instance(await work.catch((reason: unknown) => reason), Interrupted);
      assert.equal(holders(), []);
    } else {
      const error = await errorOf(work);
      assert.equal([error.exit, error.code, holders()], ['interrupted', 'interrupted', ['n2']]);
      assert.match(error.message, /^Stopped by SIGINT\. The fault f-\w+ could not be taken back on n2/);
    }
  }
});

test('nodes that are yet to join belong to no plan, are probed by nobody, and are no target', async () => {
  cluster = await standInCluster(4, 1);
  const { plan, check } = await inject(isolate);
  assert.ok(plan.links.every(({ from, to }) => from !== 'n4' && to !== 'n4'));
  assert.is(check?.agrees, true);
  assert.equal(holders(), ['n1', 'n2', 'n3']);
  const healing = await heal();
  assert.equal([healing.silent, healing.check?.agrees, holders()], [[], true, []]);
  assert.match((await errorOf(inject(slow('n4')))).message, 'No member is meant by n4: n4 is yet to join, or has left');
  assert.equal((await inject(slow('all'))).plan.target, ['n1', 'n2', 'n3']);
});

test('a fault that no running node would hold is refused, not reported as set', async () => {
  cluster = await standInCluster(3);
  cluster.node('n2').alive = false;
  const error = await errorOf(inject(slow('n2')));
  assert.equal([error.code, holders()], ['not-running', []]);
  // A cut is held at the other end as well.
  await inject({ ...slow('n2'), effect: { ...noEffect, cut: 'drop' } });
  assert.equal(holders(), ['n3']);
});

test('heal does not wait for whoever holds the cluster, and tells who did not answer', async () => {
  cluster = await standInCluster(3);
  await inject(isolate);
  cluster.node('n2').refuses.add('HealFaults');
  const held = clusterLock(cluster.context, 'default', 'scale 5', { timeoutMs: 1_000 }, () => heal(2_000));
  const healing = await held;
  assert.equal([healing.silent, healing.left, holders()], [['n2'], ['n2'], ['n2']]);
  assert.match(describeHealing(healing)[0]!, /^healed f-\w+ \(isolate n1, drop; still held by n2\)$/);
});

test('a node that held nothing and does not answer is named, and leaves nothing behind', async () => {
  cluster = await standInCluster(3);
  await inject(slow('n1'));
  cluster.node('n2').refuses.add('ListFaults');
  const healing = await heal(2_000);
  assert.equal([healing.silent, healing.left, holders()], [['n2'], [], []]);
  assert.is(describeHealing(healing)[1], 'n2 did not answer: what is held there ends by itself');
});

test('heal tells what it has ended although a node dies while the links are probed, and probes the others', async () => {
  cluster = await standInCluster(3);
  const { plan } = await inject(isolate);
  const dying = cluster.node('n2');
  dying.onCall = (method) =>
    method === 'ProbePeer' && ['ListFaults', 'ProbePeer', 'Status'].map((each) => dying.refuses.add(each));
  const { healed, silent, left, check } = await heal(1_000);
  assert.equal([healed.map(({ id }) => id), silent, left], [[plan.id], ['n2'], []]);
  assert.equal(check?.agrees, true);
  assert.equal(
    check?.links.map(({ from, to }) => `${from} ${to}`),
    ['n1 n3', 'n3 n1', 'clients n1', 'clients n3'],
  );
});

test('a fault that only a silent node may hold is not told to be over', async () => {
  cluster = await standInCluster(3);
  const { plan } = await inject(slow('n1'));
  cluster.node('n1').refuses.add('ListFaults');
  const healing = await heal(2_000, plan.id);
  assert.equal([healing.healed, healing.silent], [[], ['n1']]);
  assert.is(noSuchFault(plan.id, healing).hint, 'n1 did not answer, and may hold it until it ends by itself.');
});

test('a run hears that its links could not be probed, and heals each fault that it can', async () => {
  cluster = await standInCluster(3);
  const leases = new BenchLeases(cluster.context, cluster.driver, 'default', 5_000);
  const partition = { ...isolate, target: 'n1', durationMs: 600_000 } as const;
  cluster.node('n3').refuses.add('ProbePeer');
  const { verified } = await leases.inject(partition);
  assert.match((await verified) ?? 'null', 'the links could not be probed: A node refused the request: n3 refuses');
  cluster.node('n3').refuses.clear();
  await leases.inject({ ...partition, target: 'n2' });
  cluster.node('n2').refuses.add('HealFaults');
  assert.match((await errorOf(leases.heal())).message, /^n2 did not answer when the fault/);
  assert.equal(holders(), ['n2']);
  cluster.node('n2').refuses.clear();
  const healed = await leases.heal();
  assert.equal([holders(), await healed.verified], [[], null]);
});

test('a run hears that a link is not what the nodes declare after its heal', async () => {
  cluster = await standInCluster(3);
  const leases = new BenchLeases(cluster.context, cluster.driver, 'default', 5_000);
  cluster.node('n3').onProbe = (seen) => ({ ...seen, answered: 0 });
  const { verified } = await leases.heal();
  assert.match(
    (await verified) ?? 'null',
    /^2 of 9 links are not what the nodes declare\. n3 → n1: declared open, observed no answer in/,
  );
});

test('a run takes a fault for left when those that were to hold it do not answer, as long as it may last', async () => {
  cluster = await standInCluster(3);
  let aheadMs = 0;
  const real = cluster.context.clock;
  const clock = { ...real, nowMs: () => real.nowMs() + aheadMs };
  const leases = new BenchLeases({ ...cluster.context, clock }, cluster.driver, 'default', 5_000);
  const link = { ...noEffect, kind: 'link', target: 'n1', from: 'n1', to: 'n3', both: false } as const;
  await leases.inject({ ...link, delayMs: 40, durationMs: 600_000 });
  assert.equal(holders(), ['n1']);
  cluster.node('n1').refuses.add('ListFaults');
  assert.match((await errorOf(leases.heal())).message, /^n1 did not answer when the fault/);
  aheadMs = 610_000;
  assert.equal((await leases.heal()).nodes, []);
});

test.run();
