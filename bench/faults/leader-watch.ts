import type { ClusterControl, NodeSample } from '../cluster-control.ts';

/** Finer than the time line's second: an election takes a fraction of one. */
const pollMs = 50;

export interface NewLeader {
  readonly name: string;
  readonly atMs: number;
}

/**
 * Asks the nodes until one of them leads that did not lead before, under another ballot; null when `until` says stop
 * first. The time is when it was seen: up to `pollMs` and one answer late.
 */
export async function watchForLeader(
  cluster: ClusterControl,
  before: LeaderMark | null,
  nowMs: () => number,
  until: () => boolean,
): Promise<NewLeader | null> {
  while (!until()) {
    const leader = leaderIn(await cluster.sample());
    if (leader !== null && (leader.name !== before?.name || leader.ballot !== before.ballot)) {
      return { name: leader.name, atMs: nowMs() };
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return null;
}

export interface LeaderMark {
  readonly name: string;
  readonly ballot: string;
}

/** The node that says it leads; of several (an old one does not know yet) the one that most others name. */
export function leaderIn(samples: readonly NodeSample[]): LeaderMark | null {
  const leaders = samples.filter(({ state, role }) => state === 'running' && role === 'leader');
  const votes = (nodeId: number) => samples.filter((s) => s.state === 'running' && s.leaderId === nodeId).length;
  const best = leaders.sort((a, b) => votes(b.nodeId) - votes(a.nodeId))[0];
  return best === undefined ? null : { name: best.name, ballot: best.ballot };
}
