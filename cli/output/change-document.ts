import type { MemberChangeOutcome } from '../cluster/members/change-members.ts';
import { changesNothing } from '../cluster/members/scale-plan.ts';

/** The document of `scale --json` and `replace-node --json`. */
export function reportChange(
  action: string,
  { cluster, plan, resumed, leaderBefore, leaderAfter, configId }: MemberChangeOutcome,
  dryRun: boolean,
  durationMs: number,
) {
  const { add, remove, keep, quorums } = plan;
  return {
    cluster: cluster.name,
    action,
    dryRun,
    changed: !dryRun && (resumed !== null || !changesNothing(plan)),
    resumed,
    nodesBefore: keep.length + remove.length,
    nodesAfter: keep.length + add.length,
    added: add.map(({ name, dc, witness }) => ({ id: name, dc, witness })),
    removed: remove.map(({ name, dc, witness }) => ({ id: name, dc, witness })),
    quorum: { before: quorums.before.write, after: quorums.after.write },
    electionQuorum: { before: quorums.before.election, after: quorums.after.election },
    leaderBefore,
    leaderAfter,
    configId,
    durationMs: Math.round(durationMs),
  };
}
