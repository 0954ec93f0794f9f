import type { ProcessView } from './identity.ts';
import type { ClusterRecord, NodeRecord } from './registry.ts';

/**
 * start: it has no process. resume: it is paused. adopt: its process runs, but was never written down, because scalectl
 * was killed between the spawn and the record. keep: it runs as recorded.
 */
export type NodeAction = 'start' | 'resume' | 'adopt' | 'keep';

export interface NodePlan {
  readonly node: NodeRecord;
  readonly action: NodeAction;
  readonly process: ProcessView | null;
}

/** What it takes from the cluster as it is to all nodes running. Of `only`, when given, the others are left alone. */
export function planUp(
  cluster: ClusterRecord,
  observed: ReadonlyMap<string, ProcessView>,
  only: readonly string[] | null,
): readonly NodePlan[] {
  const nodes = cluster.nodes.filter((node) => only === null || only.includes(node.name));
  return nodes.map((node) => planNode(node, observed.get(node.name) ?? null));
}

function planNode(node: NodeRecord, process: ProcessView | null): NodePlan {
  if (process === null) return { node, action: 'start', process };
  if (process.paused) return { node, action: 'resume', process };
  const recorded = node.process?.pid === process.pid && node.process.startTime === process.startTime;
  return { node, action: recorded ? 'keep' : 'adopt', process };
}
