import type { MemberChangeOutcome } from '../cluster/members/change-members.ts';

/** The document of `scale --json` and `replace-node --json`. */
export function reportChange(
  action: string,
  { cluster, plan, resumed, leaderBefore, leaderAfter, configId }: MemberChangeOutcome,
  dryRun: boolean,
  durationMs: number,
) {
  const { add, remove, keep, quorum } = plan;
  return {
    cluster: cluster.name,
    action,
    dryRun,
    changed: !dryRun && (resumed !== null || add.length + remove.length > 0),
    resumed,
    nodesBefore: keep.length + remove.length,
    nodesAfter: keep.length + add.length,
    added: add.map(({ name, dc, witness }) => ({ id: name, dc, witness })),
    removed: remove.map(({ name, dc, witness }) => ({ id: name, dc, witness })),
    quorum,
    leaderBefore,
    leaderAfter,
    configId,
    durationMs: Math.round(durationMs),
  };
}
