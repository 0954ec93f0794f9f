import type { MemberList } from '../admin-client.ts';

/** The voter that has most of the log, the present leader left out; null when the leader knows of none that keeps up. */
export function bestSuccessor(list: MemberList, isEligible: (nodeId: number) => boolean): number | null {
  const voters = new Set(list.members.filter(({ role }) => role === 'voter').map(({ nodeId }) => nodeId));
  const candidates = list.progress
    .map(({ nodeId, matchIndex, isCurrent }) => ({
      nodeId: nodeId ?? 0,
      matchIndex: matchIndex ?? 0,
      isCurrent: isCurrent === true,
    }))
    .filter(({ nodeId, isCurrent }) => isCurrent && voters.has(nodeId) && isEligible(nodeId));
  candidates.sort((a, b) => b.matchIndex - a.matchIndex || a.nodeId - b.nodeId);
  return candidates[0]?.nodeId ?? null;
}
