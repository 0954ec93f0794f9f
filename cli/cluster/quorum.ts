import { type Configuration, votersOf } from './configuration.ts';
import { describeSizes, fullQuorum, neededQuorum } from './quorum-sizes.ts';

export interface QuorumArithmetic {
  /** Members that count: voters and witnesses. */
  readonly nodes: number;
  /** So many of them must take part after the action for writes to go on. */
  readonly quorum: number;
  readonly electionQuorum: number;
  readonly writeQuorum: number;
  /** Nodes that take part now, and after the action. */
  readonly runningBefore: number;
  readonly runningAfter: number;
  readonly keepsQuorum: boolean;
  /** After it another leader could be elected. */
  readonly canElect: boolean;
  /** How many more may be lost after the action. */
  readonly spareAfter: number;
}

/** What taking the nodes `losing` away means, of those that run; all by their names. */
export function quorumAfterLoss(
  { roles, quorums }: Configuration,
  running: readonly string[],
  losing: readonly string[],
  leader: string | null,
): QuorumArithmetic {
  const voters = votersOf(roles);
  const before = running.filter((name) => voters.includes(name));
  const after = before.filter((name) => !losing.includes(name));
  const leaderStays = leader !== null && after.includes(leader);
  const quorum = neededQuorum(quorums, leaderStays);
  // A witness never leads.
  const mayLead = after.some((name) => roles.get(name) === 'voter');
  return {
    nodes: voters.length,
    quorum,
    electionQuorum: quorums.election,
    writeQuorum: quorums.write,
    runningBefore: before.length,
    runningAfter: after.length,
    keepsQuorum: mayLead && after.length >= quorum,
    canElect: mayLead && after.length >= fullQuorum(quorums),
    spareAfter: mayLead ? Math.max(0, after.length - quorum) : 0,
  };
}

/** "3 nodes, quorum 2: 3 run now, 2 after it: the quorum holds, with 0 to spare". */
export function describeQuorum(arithmetic: QuorumArithmetic): string {
  const { nodes, electionQuorum, writeQuorum, runningBefore, runningAfter } = arithmetic;
  const sizes = describeSizes({ election: electionQuorum, write: writeQuorum });
  return `${nodes} nodes, ${sizes}: ${runningBefore} run now, ${runningAfter} after it: ${verdict(arithmetic)}`;
}

function verdict({ keepsQuorum, canElect, spareAfter, runningAfter, quorum }: QuorumArithmetic): string {
  if (!keepsQuorum) {
    const onlyWitnesses = runningAfter >= quorum;
    return onlyWitnesses
      ? 'only witnesses are left, which cannot lead: writes stop'
      : 'the quorum is lost, writes stop';
  }
  const spare = `with ${spareAfter} to spare`;
  return canElect ? `the quorum holds, ${spare}` : `writes go on, ${spare}, but no other leader could be elected`;
}
