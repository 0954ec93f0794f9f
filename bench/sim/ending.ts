import { compareBallots, sameBallot } from '../../server/consensus/ballot.ts';
import { memberOf, votersOf } from '../../server/consensus/membership.ts';
import type { SimulatedCluster } from './cluster.ts';
import { goesOn } from './lasting-faults.ts';
import { quorumOf } from './members.ts';
import { redialMs } from './network.ts';
import type { Random } from './random.ts';
import { calmNetwork } from './settings.ts';
import type { SimulatedNode } from './simulated-node.ts';
import { Violation } from './violation.ts';

/** Who takes part in the last part of a run. */
interface Core {
  readonly nodes: readonly SimulatedNode[];
  /** The two nodes whose link stays cut. */
  readonly cut: readonly [number, number] | null;
}

/** So many times the time that an election takes at worst. */
const patienceRounds = 60;

/**
 * Liveness: a quorum is healed, and everything that is pending must come to an end; then, where it is looked at, nothing
 * happens any more, or work goes on beside faults that stay. Throws a Violation that tells who is stuck where.
 */
export async function endWell(cluster: SimulatedCluster, random: Random): Promise<void> {
  const { settings, clients, queue } = cluster;
  const core = chooseCore(cluster, random);
  heal(cluster, core);
  for (const client of clients) client.stop();
  cluster.tenant.stop();
  const roundMs = settings.tickMs * settings.electionRoundTicks;
  // A client waits longer each time, and may choose a node that the leader cannot reach several times in a row (seed 210007729).
  const limitMs = queue.nowMs + patienceRounds * roundMs + 10 * settings.clients.patienceMs + 30_000;
  const isDone = () =>
    queue.nowMs >= cluster.operatedUntilMs &&
    clients.every(({ pending }) => pending === 0) &&
    haveConverged(cluster, core) &&
    core.nodes.every(({ disk }) => !disk.isInTrouble);
  if (!(await cluster.run(limitMs, isDone))) {
    const detail = `not everything came to an end with ${describe(core)}\n${cluster.describe()}`;
    throw new Violation('I17 liveness', detail);
  }
  if (settings.ending === 'stricken') await goesOn(cluster, random);
  else if (settings.endsQuietly) await staysQuiet(cluster, core, roundMs, random);
}

function describe({ nodes, cut }: Core): string {
  const names = `nodes ${nodes.map(({ id }) => id).join(', ')} alone`;
  return cut === null ? names : `${names}, and no link between ${cut[0]} and ${cut[1]}`;
}

function chooseCore(cluster: SimulatedCluster, random: Random): Core {
  const { settings, membership, abandoned } = cluster;
  const nodes = cluster.nodes.filter(({ id }) => !abandoned.has(id));
  const whole = nodes.filter(({ state, disk }) => state !== 'damaged' && !disk.isDamaged);
  const quorum = quorumOf(membership);
  if (whole.length < quorum && !settings.hasOperators) {
    throw new Violation('no impossible state', 'damage left no quorum');
  }
  const order = random.shuffle(whole);
  if (settings.ending === 'quorum') {
    // A witness may have made up a quorum with any of the others: all of these are needed.
    const [witnesses, others] = [order.filter(({ isWitness }) => isWitness), order.filter((node) => !node.isWitness)];
    const needed = witnesses.length === 0 ? quorum : Math.max(quorum, others.length);
    return { nodes: [...others, ...witnesses].slice(0, needed).sort((a, b) => a.id - b.id), cut: null };
  }
  // With a witness it might be the only one that reaches all that are needed, and it cannot lead.
  const hasWitness = settings.witnesses.length > 0;
  const canCut =
    settings.ending === 'cut' && settings.nodeCount >= 3 && whole.length === settings.nodeCount && !hasWitness;
  return { nodes, cut: canCut ? [order[0]!.id, order[1]!.id] : null };
}

/** The core gets good weather and all of its nodes; the others stay away for good. */
function heal(cluster: SimulatedCluster, { nodes, cut }: Core): void {
  const { network } = cluster;
  cluster.isHealed = true;
  network.healAll();
  Object.assign(network.weather, calmNetwork);
  for (const node of cluster.nodes) {
    Object.assign(node.disk.mood, { slowness: 1, isFull: false, failures: 0, misdirect: false, goodReads: null });
    if (node.isPaused) cluster.resume(node.id);
    if (nodes.includes(node)) cluster.restart(node.id);
    else {
      cluster.abandoned.add(node.id);
      cluster.crash(node.id, false, true);
    }
  }
  if (cut !== null) {
    network.cut(cut[0], cut[1]);
    network.cut(cut[1], cut[0]);
  }
  for (const client of cluster.clients) client.reachable = nodes;
}

/** A "chained" partition: one voter and the leader lose each other, in one direction or both, and all others lose nothing. */
function cutOffOne(cluster: SimulatedCluster, core: Core, random: Random): void {
  const leader = newestLeader(cluster, core);
  if (leader === undefined) return;
  const { membership } = leader.core!;
  const followers = core.nodes.filter(
    (node) => node !== leader && node.isServing && memberOf(membership, node.id)?.role === 'voter',
  );
  // Without it, and with the leader.
  if (followers.length < Math.max(membership.prepareQuorum, membership.acceptQuorum)) return;
  const { id } = random.pick(followers);
  const shape = random.pick(['both', 'in', 'out']);
  if (shape !== 'out') cluster.network.cut(id, leader.id);
  if (shape !== 'in') cluster.network.cut(leader.id, id);
  cluster.trace.line(
    () => `           node ${id} and the leader, node ${leader.id}, are cut off from each other: ${shape}`,
  );
}

/** A leader that was superseded, and cannot hear by whom, may still think that it leads. */
function newestLeader({ leaders }: SimulatedCluster, { nodes }: Core): SimulatedNode | undefined {
  const [leader] = leaders
    .filter((node) => nodes.includes(node))
    .sort((a, b) => compareBallots(b.core!.ballot, a.core!.ballot));
  return leader;
}

/** All that reach the leader follow it and have applied its whole log. */
function haveConverged(cluster: SimulatedCluster, core: Core): boolean {
  const { nodes, cut } = core;
  const leader = newestLeader(cluster, core);
  if (leader === undefined) return false;
  const { lastIndex, ballot, membership } = leader.core!;
  return nodes.every((node) => {
    // Its damage was found when it started just now; the atlas leaves a quorum without it.
    if (node.state === 'damaged') return true;
    if (memberOf(membership, node.id) === undefined) return true;
    const isCutOff = cut?.includes(leader.id) && cut.includes(node.id) && node !== leader;
    if (!node.isServing || node.replica!.status().disk !== 'ok') return false;
    if (isCutOff) return true;
    const isVoter = memberOf(membership, node.id)!.role !== 'learner';
    if (isVoter && !sameBallot(node.core!.ballot, ballot)) return false;
    return node.appliedIndex === lastIndex && node.core!.lastIndex === lastIndex;
  });
}

const quietRounds = 10;
/** Question and answer of each round, in both directions; rounds of the unhappy are shorter, and what is decided is told again now and then. */
const quietMessagesMax = 40 * quietRounds;

/** Nodes that answer each other as fast as the network carries it keep a cluster busy for ever. */
function isCalm(cluster: SimulatedCluster, from: number, to: number, before: Uint32Array): void {
  const link = from * 16 + to;
  const count = cluster.delivered[link]! - before[link]!;
  if (count <= quietMessagesMax) return;
  throw new Violation(
    'I15 bounded',
    `${count} messages from node ${from} to ${to} in the quiet\n${cluster.describe()}`,
  );
}

/**
 * With nothing to do nobody seeks to lead: nor when one does not hear the leader any more, as long as a quorum does. Who does
 * not vote is bound by what it learns, and that may take longer.
 */
async function staysQuiet(cluster: SimulatedCluster, core: Core, roundMs: number, random: Random): Promise<void> {
  const { nodes } = core;
  // Links that broke before the healing are dialled anew meanwhile: a leader may miss its quorum until then. And whoever
  // was about to be stranded below a higher ballot may still ask once; it is heard when a lease is over.
  const settlingRounds = 5 + 2 * (cluster.settings.leaseRounds ?? 0);
  await cluster.run(cluster.queue.nowMs + redialMs.max + settlingRounds * roundMs);
  if (core.cut === null) cutOffOne(cluster, core, random);
  const leader = newestLeader(cluster, core)?.core;
  const membership = leader?.membership;
  const voters = nodes.filter(
    ({ id }) => membership === undefined || votersOf(membership).some(({ nodeId }) => nodeId === id),
  );
  // Up to the leader's a ballot may grow: whoever cannot hear it learns from others, and is bound by that.
  const led = leader?.ballot.round ?? 0;
  const rounds = voters.map(({ core }) => (core === null ? undefined : Math.max(core.ballot.round, led)));
  const delivered = cluster.delivered.slice();
  await cluster.run(cluster.queue.nowMs + quietRounds * roundMs);
  for (const { id: from } of voters) {
    for (const { id: to } of voters) isCalm(cluster, from, to, delivered);
  }
  voters.forEach(({ id, core }, i) => {
    // A node that was started again may be bound to less than it was about to promise when it ended.
    if (core === null || rounds[i] === undefined || core.ballot.round <= rounds[i]!) return;
    const detail = `node ${id}: ${rounds[i]} → ${core.ballot.round}\n${cluster.describe()}`;
    throw new Violation('I18 quiet ballots', detail);
  });
}
