import type { ClusterNode, FaultOutcome, MemberRequest, MemberWatch } from '../../../bench/cluster-control.ts';
import type { Context } from '../../context.ts';
import { explainInterruption } from '../../interruption.ts';
import type { Driver } from '../driver.ts';
import { probeForTarget } from '../probe-leader.ts';
import { type NodeRecord, requireCluster } from '../registry.ts';
import { selectAmong } from '../targets.ts';
import type { MemberChangeOutcome } from './change-members.ts';
import { type ChangeCommandOptions, replaceNodes, scaleCluster } from './scale.ts';
import { transferLeader } from './transfer-leader.ts';

const probeTimeoutMs = 800;
/** Sending a log takes as long as it takes; this is for each step that stands still. */
const changeTimeoutMs = 60_000;
const transferTimeoutMs = 10_000;
const graceMs = 5_000;

interface RunOfChange {
  readonly watch: MemberWatch | undefined;
  /** Ctrl-C: what is left of the change stays written down, for the next that changes members. */
  readonly signal: AbortSignal;
}

/** Changes of members and leader in the middle of a run, by the same code as the commands. */
export function changeInRun(
  context: Context,
  driver: Driver,
  clusterName: string,
  request: MemberRequest,
  run: RunOfChange,
): Promise<FaultOutcome> {
  const work = carryOut(context, driver, clusterName, request, run);
  return explainInterruption(work, `See: scalectl status --name ${clusterName}`);
}

async function carryOut(
  context: Context,
  driver: Driver,
  clusterName: string,
  request: MemberRequest,
  run: RunOfChange,
): Promise<FaultOutcome> {
  switch (request.kind) {
    case 'scale': {
      const scale = { nodeCount: request.nodeCount, dcs: null, witnesses: null, quorums: null };
      return outcomeOf(await scaleCluster(context, driver, clusterName, scale, optionsFor(run)));
    }
    case 'replace-node': {
      const names = await resolve(context, driver, clusterName, request.target);
      return outcomeOf(await replaceNodes(context, driver, clusterName, names, optionsFor(run)));
    }
    case 'transfer-leader': {
      const { target } = request;
      const name = target === 'best' ? null : (await resolve(context, driver, clusterName, target))[0]!;
      const options = { timeoutMs: transferTimeoutMs, signal: run.signal };
      const { leaderBefore } = await transferLeader(context, driver, clusterName, name, options);
      return { nodes: [leaderBefore], leaderBefore };
    }
  }
}

/** The nodes that a selector, or several with commas between them, mean at this moment; each once. */
async function resolve(
  context: Context,
  driver: Driver,
  clusterName: string,
  target: string,
): Promise<readonly string[]> {
  const cluster = await requireCluster(context.stateDir, clusterName);
  const probes = await probeForTarget(context, driver, cluster, target, probeTimeoutMs);
  return [...new Set(target.split(',').flatMap((one) => selectAmong(cluster, probes, one.trim())))];
}

/** The profile decides what is done to the cluster; that it says so is the permission to lose the quorum. */
function optionsFor({ watch, signal }: RunOfChange): ChangeCommandOptions {
  return {
    ...{ dryRun: false, keepData: false, allowQuorumLoss: true, timeoutMs: changeTimeoutMs, graceMs, signal },
    observer: {
      onJoined: (nodes) => watch?.joined(nodes.map(toClusterNode)),
      onLeaving: (nodes) => watch?.leaving(nodes.map(toClusterNode)),
    },
  };
}

function outcomeOf({ plan, leaderBefore }: MemberChangeOutcome): FaultOutcome {
  return { nodes: [...plan.add, ...plan.remove].map(({ name }) => name), leaderBefore };
}

function toClusterNode({ nodeId, name, dc, host, port, witness = false }: NodeRecord): ClusterNode {
  return { nodeId, name, dc, host, port, alive: true, witness };
}
