import { endpointOf } from '../cluster/probe.ts';
import type { UpOutcome } from '../cluster/reconcile.ts';
import { unfinishedOf } from '../cluster/registry.ts';

/** The document of `up --json` and `start-node --json`. */
export function reportUp({ cluster, created, plan, readyAfterMs }: UpOutcome) {
  return {
    cluster: cluster.name,
    created,
    changed: plan.some(({ action }) => action !== 'keep'),
    readyAfterMs: Math.round(readyAfterMs),
    unfinished: unfinishedOf(cluster),
    nodes: plan.map(({ node, action }) => ({
      id: node.name,
      dc: node.dc,
      action,
      endpoint: endpointOf(node),
      pid: cluster.nodes.find(({ name }) => name === node.name)?.process?.pid ?? null,
    })),
  };
}
