import { compareBallots, configOf, zeroBallot } from '../../server/consensus/ballot.ts';
import type { Membership } from '../../server/consensus/membership.ts';
import { ReplicaError } from '../../server/replica/contract.ts';
import type { SimulatedCluster } from './cluster.ts';
import type { Echo, Relay, StaleFetch, Stranded, What } from './faults.ts';
import { membershipOf, type NextMembers, quorumOf } from './members.ts';
import type { Sieve } from './network.ts';

type Link = readonly [number, number];

/** All links between these nodes and others, in both directions. */
function linksBetween(side: readonly number[], others: readonly number[]): Link[] {
  return side.flatMap((a) =>
    others.flatMap((b): Link[] => [
      [a, b],
      [b, a],
    ]),
  );
}

/** Gives what mends them. */
function cut(cluster: SimulatedCluster, links: readonly Link[], breaks: boolean): () => void {
  const { network } = cluster;
  for (const [from, to] of links) {
    network.cut(from, to);
    if (breaks) network.breakLink(from, to);
  }
  return () => {
    if (!cluster.isHealed) for (const [from, to] of links) network.mend(from, to);
  };
}

/** Who leads by the highest ballot, if anybody does. */
function leaderOf({ leaders }: SimulatedCluster) {
  const [leader] = leaders.sort((a, b) => compareBallots(b.core!.ballot, a.core!.ballot));
  return leader;
}

function later(cluster: SimulatedCluster, afterMs: number, run: () => void): void {
  cluster.queue.after(afterMs, () => {
    if (!cluster.isHealed) run();
  });
}

export function relay(cluster: SimulatedCluster, what: Relay): void {
  const leader = leaderOf(cluster);
  if (leader === undefined) return;
  const { membership } = leader.core!;
  const isVoter = (id: number) => membership.members.some(({ nodeId, role }) => nodeId === id && role !== 'learner');
  const others = what.order.filter((id) => id !== leader.id && isVoter(id));
  const first = others.slice(0, membership.acceptQuorum - 1);
  const away = others.slice(membership.acceptQuorum - 1);
  const both = first.slice(0, Math.max(1, quorumOf(membership) - away.length));
  const mend = cut(cluster, linksBetween([leader.id, ...first], away), what.breaks);
  const successor = both.find((id) => !cluster.node(id).isWitness);
  if (what.leader === 'hands over' && successor !== undefined) {
    const transfer = { type: 'transfer', node: leader.id, to: successor } as const;
    later(cluster, Math.max(0, what.firstMs - what.leaderMs), () => operate(cluster, transfer));
  }
  later(cluster, what.firstMs, () => {
    mend();
    const left = [leader.id, ...first.filter((id) => !both.includes(id))];
    const mendAgain = cut(cluster, linksBetween(left, [...both, ...away]), what.breaks);
    leave(cluster, leader.id, what);
    for (const id of both) passOn(cluster, id, what);
    later(cluster, what.secondMs, mendAgain);
  });
}

/** What becomes of the first leader. */
function leave(cluster: SimulatedCluster, id: number, { leader, leaderMs }: Relay): void {
  if (leader === 'ends') {
    cluster.crash(id, false, true);
    later(cluster, leaderMs, () => cluster.restart(id));
  } else if (leader === 'sleeps') {
    cluster.pause(id);
    later(cluster, leaderMs, () => cluster.resume(id));
  }
}

/** What happens to a node on its way from one quorum to the other. */
function passOn(cluster: SimulatedCluster, id: number, { between, betweenMs, damageable }: Relay): void {
  if (between === 'nothing') return;
  if (between === 'pause') {
    cluster.pause(id);
    later(cluster, betweenMs, () => cluster.resume(id));
    return;
  }
  if (between === 'bit flip' && damageable.includes(id)) crashDamaged(cluster, id);
  else cluster.crash(id, between === 'lose power', true);
  later(cluster, betweenMs, () => cluster.restart(id));
}

/** All lose power at one moment. */
export function blackOut(cluster: SimulatedCluster, backMs: readonly number[]): void {
  for (const [i, id] of cluster.nodeIds.entries()) {
    cluster.crash(id, true, false);
    later(cluster, backMs[i]!, () => cluster.restart(id));
  }
}

/** Ends a process, and changes a bit on its disk, so that it finds the damage when it starts. */
export function crashDamaged(cluster: SimulatedCluster, id: number): void {
  cluster.crash(id, false, true);
  const { state, disk } = cluster.node(id);
  if (state === 'down') disk.flipBit();
}

/** What tells a node who leads; and, or what was decided. */
const proposed: Sieve['kinds'] = ['prepare', 'acceptSync', 'accept', 'decide'];
const news: Sieve['kinds'] = [...proposed, 'learnResponse'];

/** For a while messages of these kinds come late, or not at all. Not when all is healed: nobody would take that away again. */
function sift(cluster: SimulatedCluster, [from, to]: Link, sieve: Sieve, forMs: number): void {
  if (cluster.isHealed) return;
  cluster.network.sift(from, to, sieve);
  later(cluster, forMs, () => cluster.network.unsift(from, to, sieve));
}

/** Nobody tells the node what was decided. */
export function leaveUntaught(cluster: SimulatedCluster, id: number, forMs: number): void {
  for (const link of linksInto(cluster, id)) sift(cluster, link, { kinds: ['learnResponse'], lateMs: null }, forMs);
}

function linksInto({ nodeIds }: SimulatedCluster, id: number): Link[] {
  return nodeIds.filter((other) => other !== id).map((other) => [other, id]);
}

export function staleFetch(cluster: SimulatedCluster, what: StaleFetch): () => void {
  const { late, lateMs, hears, slowness, eachMs } = what;
  const met = new Set<number>();
  return cluster.onFetch((node, donor) => {
    if (met.has(node) || cluster.isHealed) return;
    met.add(node);
    if (late === 'until newer') {
      holdUntilNewer(cluster, node, donor, eachMs);
      for (const link of linksInto(cluster, node)) sift(cluster, link, { kinds: proposed, lateMs: null }, eachMs);
    } else {
      const way: Link = late === 'snapshotRequest' ? [node, donor] : [donor, node];
      sift(cluster, way, { kinds: [late], lateMs }, eachMs);
    }
    if (hears === 'leaders') sift(cluster, [donor, node], { kinds: ['learnResponse'], lateMs: null }, eachMs);
    if (hears === 'nothing') {
      for (const link of linksInto(cluster, node)) sift(cluster, link, { kinds: news, lateMs: null }, eachMs);
    }
    const { mood } = cluster.node(node).disk;
    mood.slowness = Math.max(mood.slowness, slowness);
    later(cluster, eachMs, () => {
      mood.slowness = 1;
      met.delete(node);
    });
    if (what.moves) moveLeader(cluster, node);
  });
}

/**
 * The donor gets the request when it has made a snapshot in a leadership that the node does not know: until one begins, the
 * donor answers the node's questions, so that this goes on asking; then not.
 */
function holdUntilNewer(cluster: SimulatedCluster, node: number, donor: number, forMs: number): void {
  const sieve: Sieve = { kinds: ['snapshotRequest'], lateMs: 'held' };
  cluster.network.sift(node, donor, sieve);
  let knownIndex = Number.POSITIVE_INFINITY;
  const ballotOf = (id: number) => cluster.node(id).core?.ballot ?? zeroBallot;
  const stopElections = cluster.onLeader(() => {
    if (knownIndex < Number.POSITIVE_INFINITY || compareBallots(ballotOf(donor), ballotOf(node)) <= 0) return;
    knownIndex = cluster.node(donor).appliedIndex;
    sift(cluster, [donor, node], { kinds: ['learnResponse'], lateMs: null }, forMs);
  });
  const release = () => {
    stopElections();
    stopSnapshots();
    if (!cluster.isHealed) cluster.network.unsift(node, donor, sieve);
  };
  const stopSnapshots = cluster.onSnapshot((maker, index) => {
    if (maker === donor && index > knownIndex) release();
  });
  later(cluster, 0.9 * forMs, release);
}

/** To any node but `except`. */
function moveLeader(cluster: SimulatedCluster, except: number): void {
  const leader = leaderOf(cluster);
  const to = cluster.nodes.find((node) => node.isServing && !node.isWitness && node !== leader && node.id !== except);
  if (leader !== undefined && to !== undefined) operate(cluster, { type: 'transfer', node: leader.id, to: to.id });
}

export function strand(cluster: SimulatedCluster, what: Stranded): void {
  const leader = leaderOf(cluster);
  if (leader === undefined) return;
  const others = cluster.nodeIds.filter((id) => id !== leader.id);
  const links = what.hears ? others.map((id): Link => [leader.id, id]) : linksBetween([leader.id], others);
  const mend = cut(cluster, links, !what.hears);
  const change = (node: number, { voters, learners }: NextMembers, afterMs: number) =>
    later(cluster, afterMs, () => operate(cluster, { type: 'members', node, voters, learners, strikeAfterMs: null }));
  if (what.own !== null) change(leader.id, what.own, what.own.afterMs);
  let isChanging = false;
  const stopElections = cluster.onLeader((node) => {
    if (node === leader.id || isChanging) return;
    isChanging = true;
    change(node, what, what.changeAfterMs);
  });
  const stopEntries = cluster.onEntry((node) => {
    if (node !== leader.id) later(cluster, what.backAfterMs, back);
  });
  let isBack = false;
  const back = () => {
    if (isBack) return;
    isBack = true;
    stopElections();
    stopEntries();
    if (what.forgets) for (const id of others) startAnew(cluster, id);
    mend();
    if (what.endsAfterMs !== null) endHalfTaught(cluster, leader.id, what.endsAfterMs, what.losesPower);
  };
  later(cluster, what.patienceMs, back);
}

/** For how long a node that was away may go on learning, and is then taught nothing. */
const lessonMs = 300;

/** Ends the process of a node that is bound to a configuration of which it has not learned that it began. */
function endHalfTaught(cluster: SimulatedCluster, id: number, afterMs: number, losesPower: boolean): void {
  const stop = cluster.onLesson((node) => {
    const { core } = cluster.node(node);
    if (node !== id || core === null || configOf(core.ballot) <= core.membership.configId) return;
    stop();
    leaveUntaught(cluster, id, lessonMs);
    later(cluster, afterMs, () => {
      cluster.crash(id, losesPower, !losesPower);
      later(cluster, afterMs, () => cluster.restart(id));
    });
  });
  later(cluster, lessonMs, stop);
}

export function echo(cluster: SimulatedCluster, what: Echo): void {
  const { node: id, kind, againMs, heldMs, answerMs, patienceMs } = what;
  const into = linksInto(cluster, id);
  const outOf = into.map(([other]): Link => [id, other]);
  const questions: Sieve = { kinds: [kind], lateMs: 'held' };
  const replies: Sieve = { kinds: [answers[kind]], lateMs: 'held' };
  startAnew(cluster, id);
  hold(cluster, outOf, questions);
  let lives = 1;
  const next = () => {
    startAnew(cluster, id);
    lives++;
    hold(cluster, into, replies);
    later(cluster, heldMs, () => release(cluster, outOf, questions));
  };
  let asked = 0;
  const stop = cluster.onQuestion((node, sent) => {
    if (node !== id || sent !== kind || asked === lives) return;
    asked = lives;
    if (lives === 1) later(cluster, againMs, next);
    else later(cluster, answerMs, end);
  });
  let isOver = false;
  const end = () => {
    isOver = true;
    stop();
    release(cluster, outOf, questions);
    release(cluster, into, replies);
  };
  later(cluster, patienceMs, end);
  if (kind === 'readIndexRequest') read(cluster, id, () => asked > 0 || isOver);
}

const answers = {
  readIndexRequest: 'readIndexResponse',
  forward: 'forwardRejected',
  heartbeatRequest: 'heartbeatReply',
} as const;

/** Asks a node to read until it has passed that on: clients are on their way to others when it was started anew. */
function read(cluster: SimulatedCluster, id: number, isDone: () => boolean): void {
  later(cluster, 10, () => {
    const node = cluster.node(id);
    if (isDone()) return;
    const options = { deadlineMs: node.nowMs() + 100, cancelled: false };
    if (node.isServing) node.replica!.readIndex(options).catch(() => {});
    read(cluster, id, isDone);
  });
}

function hold({ network }: SimulatedCluster, links: readonly Link[], sieve: Sieve): void {
  for (const [from, to] of links) network.sift(from, to, sieve);
}

function release({ network }: SimulatedCluster, links: readonly Link[], sieve: Sieve): void {
  for (const [from, to] of links) network.unsift(from, to, sieve);
}

function startAnew(cluster: SimulatedCluster, id: number): void {
  cluster.crash(id, false, false);
  cluster.restart(id);
}

/** Nodes that are stopped for good are not asked for: without some of these voters others would decide than were drawn. */
function membersFor(
  { settings, abandoned, retirement }: SimulatedCluster,
  configId: number,
  { voters, learners }: NextMembers,
): Membership | 'gone' {
  if (voters.some((id) => abandoned.has(id))) return 'gone';
  retirement.asked(configId);
  const present = learners.filter((id) => !abandoned.has(id));
  return membershipOf(settings, configId, voters, present);
}

/** Nobody waits for what comes of it: the invariants look at every configuration. */
export function operate(cluster: SimulatedCluster, what: Extract<What, { type: 'members' | 'transfer' }>): void {
  const node = cluster.node(what.node);
  const { replica } = node;
  if (!node.isServing || replica === null) return;
  const next = what.type === 'members' ? membersFor(cluster, replica.membership.configId + 1, what) : null;
  if (next === 'gone') return;
  // With drifting clocks it may go on asking for a little longer.
  cluster.operatedUntilMs = cluster.queue.nowMs + 1.5 * operatorPatienceMs;
  const options = { deadlineMs: node.nowMs() + operatorPatienceMs, cancelled: false };
  const asked =
    what.type === 'transfer' ? replica.transferLeadership(what.to, options) : replica.reconfigure(next!, options);
  if (what.type === 'members' && what.strikeAfterMs !== null) {
    const { strikeAfterMs } = what;
    for (const { id } of cluster.leaders) {
      const others = cluster.nodeIds.filter((other) => other !== id);
      later(cluster, strikeAfterMs, () => cluster.queue.after(200, cut(cluster, linksBetween([id], others), false)));
    }
  }
  asked.catch((error: unknown) => {
    if (!(error instanceof ReplicaError)) cluster.fail(error);
  });
}

const operatorPatienceMs = 1_000;
