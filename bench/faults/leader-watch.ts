import { compareBallotTexts } from '../ballot-text.ts';
import type { ClusterControl, NodeSample } from '../cluster-control.ts';

/** Finer than the time line's second: an election takes a fraction of one. */
const pollMs = 50;

export interface NewLeader {
  readonly name: string;
  readonly atMs: number;
}

/**
 * Asks the nodes until one of them leads that did not lead before, under another ballot; null when `until` says stop
 * first. Each is asked by itself: one that the fault has silenced would hold up the answers of the others until its own
 * time is over, which is longer than an election. The time is when it was seen: up to `pollMs` and its own answer late.
 */
export async function watchForLeader(
  cluster: ClusterControl,
  before: LeaderMark | null,
  nowMs: () => number,
  until: () => boolean,
): Promise<NewLeader | null> {
  const latest = new Map<string, NodeSample>();
  let found: NewLeader | null = null;
  const watch = async (name: string): Promise<void> => {
    while (found === null && !until()) {
      for (const sample of await cluster.sample(name)) latest.set(sample.name, sample);
      const leader = leaderIn([...latest.values()]);
      if (leader !== null && (leader.name !== before?.name || leader.ballot !== before.ballot)) {
        found ??= { name: leader.name, atMs: nowMs() };
      } else {
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
    }
  };
  await Promise.all((await cluster.nodes()).map(({ name }) => watch(name)));
  return found;
}

export interface LeaderMark {
  readonly name: string;
  readonly ballot: string;
}

/**
 * The node that says it leads; of several (an old one does not know yet) the one that most others name, and where as many
 * name either, or none can be asked, the one with the higher ballot.
 */
export function leaderIn(samples: readonly NodeSample[]): LeaderMark | null {
  const leaders = samples.filter(({ state, role }) => state === 'running' && role === 'leader');
  const votes = (nodeId: number) => samples.filter((s) => s.state === 'running' && s.leaderId === nodeId).length;
  const best = leaders.sort((a, b) => votes(b.nodeId) - votes(a.nodeId) || compareBallotTexts(b.ballot, a.ballot))[0];
  return best === undefined ? null : { name: best.name, ballot: best.ballot };
}
