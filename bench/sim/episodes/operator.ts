import type { Membership } from '../../../server/consensus/membership.ts';
import { ReplicaError } from '../../../server/replica/contract.ts';
import type { SimulatedCluster } from '../cluster.ts';
import { membershipOf, type NextMembers } from '../members.ts';
import { cut, linksBetween } from './links.ts';

/** What an operator asks for, at `node`. */
export type Order =
  | (NextMembers & {
      readonly type: 'members';
      readonly node: number;
      /** So long after that the leader is cut off for a while; null: it is not. */
      readonly strikeAfterMs: number | null;
    })
  | { readonly type: 'transfer'; readonly node: number; readonly to: number };

const operatorPatienceMs = 1_000;

/** Nobody waits for what comes of it: the invariants look at every configuration. */
export function operate(cluster: SimulatedCluster, what: Order): void {
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
      cluster.later(strikeAfterMs, () => cluster.queue.after(200, cut(cluster, linksBetween([id], others), false)));
    }
  }
  asked.catch((error: unknown) => {
    if (!(error instanceof ReplicaError)) cluster.fail(error);
  });
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

/** To any node but `except`. */
export function moveLeader(cluster: SimulatedCluster, except: number): void {
  const leader = cluster.leader;
  const to = cluster.nodes.find((node) => node.isServing && !node.isWitness && node !== leader && node.id !== except);
  if (leader !== undefined && to !== undefined) operate(cluster, { type: 'transfer', node: leader.id, to: to.id });
}
