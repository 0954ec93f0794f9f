/** How many nodes must agree before a write counts: a majority of all nodes, dead ones included. */
export function quorumOf(nodeCount: number): number {
  return Math.floor(nodeCount / 2) + 1;
}

export interface QuorumArithmetic {
  readonly nodes: number;
  readonly quorum: number;
  /** Nodes that take part now, and after the action. */
  readonly runningBefore: number;
  readonly runningAfter: number;
  readonly keepsQuorum: boolean;
  /** How many more may be lost after the action. */
  readonly spareAfter: number;
}

/** What taking `losing` running nodes away means. */
export function quorumAfterLoss(nodeCount: number, running: number, losing: number): QuorumArithmetic {
  const quorum = quorumOf(nodeCount);
  const runningAfter = running - losing;
  return {
    nodes: nodeCount,
    quorum,
    runningBefore: running,
    runningAfter,
    keepsQuorum: runningAfter >= quorum,
    spareAfter: Math.max(0, runningAfter - quorum),
  };
}

/** "3 nodes, quorum 2: 3 run now, 2 after it: the quorum holds, with 0 to spare". */
export function describeQuorum(arithmetic: QuorumArithmetic): string {
  const { nodes, quorum, runningBefore, runningAfter, keepsQuorum, spareAfter } = arithmetic;
  const verdict = keepsQuorum ? `the quorum holds, with ${spareAfter} to spare` : 'the quorum is lost, writes stop';
  return `${nodes} nodes, quorum ${quorum}: ${runningBefore} run now, ${runningAfter} after it: ${verdict}`;
}
