import type { SimulatedCluster } from './cluster.ts';
import { quorumOf } from './members.ts';
import type { Random } from './random.ts';
import type { SimulatedNode } from './simulated-node.ts';
import { Violation } from './violation.ts';

/** A disk on which nothing ends in the time of a run. */
const hangs = 1e9;

/** So long may what was under way still end; who cannot do its work may take several tries to find out. */
const settlingRounds = 20;
const patienceRounds = 60;
const completedMin = 3;

/**
 * Liveness beside faults that stay: a quorum is healthy and its nodes reach each other; the disks of the others hang, and their links
 * are cut, each way by chance. What these others do or say must not keep the quorum from its work, under a load that goes on. (Where
 * heartbeats alone pass, a leader finds out by what it has to decide: reads alone would wait.) All have the same log when it begins.
 */
export async function goesOn(cluster: SimulatedCluster, random: Random): Promise<void> {
  const { settings, clients, queue, membership } = cluster;
  const order = random.shuffle(cluster.nodes.filter(({ isServing }) => isServing));
  const healthy = order.slice(0, quorumOf(membership));
  const others = order.slice(healthy.length);
  if (healthy.length < quorumOf(membership) || healthy.every(({ isWitness }) => isWitness)) return;
  strike(cluster, healthy, others, random);
  const roundMs = settings.tickMs * settings.electionRoundTicks;
  for (const client of clients) {
    client.reachable = healthy;
    client.goOn(roundMs);
  }
  await cluster.run(queue.nowMs + settlingRounds * roundMs);
  const wanted = completedOf(cluster) + completedMin;
  // A client may choose a node that the leader cannot reach several times in a row.
  const limitMs = queue.nowMs + patienceRounds * roundMs + 60 * settings.clients.patienceMs + 30_000;
  let isDone = await cluster.run(limitMs, () => completedOf(cluster) >= wanted);
  for (const client of clients) client.stop();
  // What was begun and never ended would have no place in the history.
  if (isDone) isDone = await cluster.run(limitMs + 30_000, () => clients.every(({ pending }) => pending === 0));
  if (isDone) return;
  const names = healthy.map(({ id }) => id).sort((a, b) => a - b);
  throw new Violation(
    'I17 liveness',
    `nothing is answered, though nodes ${names.join(', ')} are healthy\n${cluster.describe()}`,
  );
}

function completedOf({ clients }: SimulatedCluster): number {
  return clients.reduce((sum, { completed }) => sum + completed, 0);
}

function strike(
  cluster: SimulatedCluster,
  healthy: readonly SimulatedNode[],
  others: readonly SimulatedNode[],
  random: Random,
): void {
  for (const { id, disk } of others) {
    if (random.chance(0.6)) {
      disk.mood.slowness = hangs;
      cluster.trace.line(() => `           the disk of node ${id} hangs`);
    }
  }
  // A witness and one that cannot pass on what it holds may decide, and nobody else can lead then.
  if (cluster.settings.witnesses.length > 0) return;
  for (const from of [...healthy, ...others]) {
    for (const to of [...healthy, ...others]) {
      if (from === to || (healthy.includes(from) && healthy.includes(to))) continue;
      if (!random.chance(0.4)) continue;
      cluster.network.cut(from.id, to.id);
      cluster.trace.line(() => `           ${from.id} → ${to.id} is cut for good`);
    }
  }
}
