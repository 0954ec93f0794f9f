import { compareBallots, zeroBallot } from '../../../server/consensus/ballot.ts';
import type { SimulatedCluster } from '../cluster.ts';
import type { Sieve } from '../network.ts';
import type { Random } from '../random.ts';
import { type Link, linksInto, sift } from './links.ts';
import { moveLeader } from './operator.ts';

/**
 * Whoever asks for a snapshot while this goes on: request or answer comes late (or the request when the donor has made a newer
 * one, in a leadership that the node does not know), the node hears little else meanwhile, and
 * another node is made leader. So it gets a snapshot that knows more than it heard, or that is older than what it has.
 */
export interface StaleFetch {
  readonly type: 'stale fetch';
  readonly late: 'snapshotRequest' | 'snapshotChunk' | 'until newer';
  readonly lateMs: number;
  /** It hears of no leader and no decision, or only not from its donor what that has decided; or all. */
  readonly hears: 'nothing' | 'leaders' | 'all';
  readonly slowness: number;
  readonly moves: boolean;
  /** After a request. */
  readonly eachMs: number;
}

export function drawStaleFetch(random: Random): StaleFetch {
  const late = random.pick<StaleFetch['late']>(['snapshotRequest', 'snapshotChunk', 'until newer', 'until newer']);
  const lateMs = random.pick([5, 50, 150, 400]);
  return {
    type: 'stale fetch',
    late,
    lateMs,
    hears: late === 'until newer' ? 'all' : random.pick(['nothing', 'leaders', 'leaders', 'all']),
    slowness: late === 'until newer' ? 1 : random.pick([1, 1, 10, 100]),
    moves: late === 'until newer' || random.chance(0.7),
    eachMs: late === 'until newer' ? random.pick([300, 800]) : lateMs * random.pick([1.2, 2]) + 20,
  };
}

/** What tells a node who leads; and, or what was decided. */
const proposed: Sieve['kinds'] = ['prepare', 'acceptSync', 'accept', 'decide'];
const news: Sieve['kinds'] = [...proposed, 'learnResponse'];

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
    cluster.later(eachMs, () => {
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
  cluster.later(0.9 * forMs, release);
}
