import type { Context } from '../../context.ts';
import { CliError } from '../../errors.ts';
import type { MemberList } from '../admin-client.ts';
import { clusterLock } from '../cluster-lock.ts';
import { placeNodes } from '../create.ts';
import type { Driver } from '../driver.ts';
import { withFreePorts } from '../port-lock.ts';
import { type NodeProbe, probeOnce } from '../probe.ts';
import { refuseHalfPurged } from '../purge.ts';
import { majorities } from '../quorum-sizes.ts';
import {
  type ClusterRecord,
  founderQuorumsOf,
  foundersOf,
  type MemberChange,
  type NodeRecord,
  requireCluster,
  unfinishedOf,
  writeCluster,
} from '../registry.ts';
import { requireRunning } from '../require-running.ts';
import { leaderOf } from '../status.ts';
import { type ChangeOptions, ChangeRunner } from './change-runner.ts';
import { clearDeparted } from './departed.ts';
import { MemberView } from './member-view.ts';
import {
  changesNothing,
  keepsQuorum,
  type MemberPlan,
  oldOnesKeepQuorum,
  type PresentMembers,
  planFound,
  quorumAfter,
  runningAfter,
  runningThroughout,
  type ScaledNode,
} from './scale-plan.ts';

export interface MemberChangeOptions extends ChangeOptions {
  /** "scale 5": for those who wait, and for whoever finds it unfinished. */
  readonly purpose: string;
  /** Found unfinished and finished, there is nothing left to plan: what it names has left. */
  readonly isDoneOnce: boolean;
  readonly dryRun: boolean;
  readonly keepData: boolean;
  /** Go on although too few of the members after the change run. */
  readonly allowQuorumLoss: boolean;
}

export interface MemberChangeOutcome {
  readonly cluster: ClusterRecord;
  readonly plan: MemberPlan;
  /** What an earlier scalectl had begun and this one finished first. */
  readonly resumed: string | null;
  readonly leaderBefore: string | null;
  readonly leaderAfter: string | null;
  readonly configId: number;
}

type Planner = (members: PresentMembers) => MemberPlan;

const probeTimeoutMs = 500;
/** An election takes a fraction of it. */
const leaderTimeoutMs = 5_000;

/** The frame of every change of members: finish what was begun, plan, say it, refuse or write it down, carry it out. */
export function changeMembers(
  context: Context,
  driver: Driver,
  name: string,
  planner: Planner,
  options: MemberChangeOptions,
): Promise<MemberChangeOutcome> {
  const { observer, timeoutMs, signal } = options;
  const onWait = (purpose: string, pid: number) => observer?.onWaitForLock?.(purpose, pid);
  const lock = { timeoutMs, ...(signal && { signal }), onWait };
  return clusterLock(context, name, options.purpose, lock, async () => {
    const found = await requireCluster(context.stateDir, name);
    refuseHalfPurged(found);
    await requireRunning(driver, found);
    const resumed = unfinishedOf(found);
    const isAsked = options.isDoneOnce && resumed === options.purpose;
    if (resumed !== null) observer?.onResumed?.(resumed, isAsked);
    const cluster = options.dryRun ? asIfFinished(found) : await finishEarlier(context, driver, found, options);
    const { members, leaderBefore } = await presentMembers(context, driver, cluster, options);
    const plan = isAsked ? planFound(found, members) : planner(members);
    // Of what is finished already the steps have told.
    if (!isAsked || options.dryRun) observer?.onPlan?.(plan, leaderBefore);
    const done = isAsked ? cluster : await carryOut(context, driver, cluster, plan, options);
    return { cluster: done, plan, resumed, leaderBefore, ...(await standing(context, driver, done)) };
  });
}

async function presentMembers(context: Context, driver: Driver, cluster: ClusterRecord, options: ChangeOptions) {
  const { prepareQuorum, acceptQuorum } = await requireLeader(context, cluster, options);
  const probes = await probeOnce(context, driver, cluster, probeTimeoutMs);
  const members: PresentMembers = {
    nodes: probes.map(toScaled),
    lastNodeId: lastNodeIdOf(cluster),
    asked: cluster.quorums ?? majorities,
    quorums: { election: prepareQuorum, write: acceptQuorum },
  };
  return { members, leaderBefore: leaderOf(probes) };
}

/** Ends what a scalectl that was killed has left half done. */
async function finishEarlier(
  context: Context,
  driver: Driver,
  found: ClusterRecord,
  options: ChangeOptions,
): Promise<ClusterRecord> {
  const cluster = await clearDeparted(context, driver, found, options.graceMs);
  if (!cluster.change) return cluster;
  return new ChangeRunner(context, driver, cluster, cluster.change, options).run();
}

async function carryOut(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord,
  plan: MemberPlan,
  options: MemberChangeOptions,
): Promise<ClusterRecord> {
  if (changesNothing(plan)) return cluster;
  if (!options.allowQuorumLoss) refuseQuorumLoss(options.purpose, plan, cluster.name);
  if (options.dryRun) return cluster;
  const change: MemberChange = {
    purpose: options.purpose,
    add: plan.add.map(({ nodeId }) => nodeId),
    remove: plan.remove.map(({ nodeId }) => nodeId),
    keepData: options.keepData,
  };
  const recorded = await record(context, cluster, plan, change);
  return new ChangeRunner(context, driver, recorded, change, options).run();
}

/** Written before anything is done: from here on the change is finished, by this scalectl or by the next. */
function record(
  context: Context,
  cluster: ClusterRecord,
  { add, asked }: MemberPlan,
  change: MemberChange,
): Promise<ClusterRecord> {
  return withFreePorts(context, cluster.name, change.purpose, add.length * 2, async (ports) => {
    const added: readonly NodeRecord[] = placeNodes(add, ports).map((node) => ({ ...node, joined: true }));
    const recorded: ClusterRecord = {
      ...cluster,
      nodes: [...cluster.nodes, ...added],
      founders: foundersOf(cluster),
      founderQuorums: founderQuorumsOf(cluster),
      quorums: asked.after,
      lastNodeId: Math.max(lastNodeIdOf(cluster), ...change.add),
      change,
    };
    await writeCluster(context.stateDir, recorded);
    return recorded;
  });
}

function lastNodeIdOf({ lastNodeId = 0, nodes }: ClusterRecord): number {
  return Math.max(lastNodeId, ...nodes.map(({ nodeId }) => nodeId));
}

function asIfFinished(cluster: ClusterRecord): ClusterRecord {
  const remove = cluster.change?.remove ?? [];
  return { ...cluster, nodes: cluster.nodes.filter(({ nodeId }) => !remove.includes(nodeId)) };
}

async function requireLeader(context: Context, cluster: ClusterRecord, { signal }: ChangeOptions): Promise<MemberList> {
  const view = new MemberView(context);
  try {
    return await view.ofLeader(cluster, context.clock.nowMs() + leaderTimeoutMs, signal);
  } finally {
    await view.close();
  }
}

async function standing(context: Context, driver: Driver, cluster: ClusterRecord) {
  const probes = await probeOnce(context, driver, cluster, probeTimeoutMs);
  const configId = Math.max(0, ...probes.map(({ status }) => status?.configId ?? 0));
  return { leaderAfter: leaderOf(probes), configId };
}

function toScaled({ node, state, status }: NodeProbe): ScaledNode {
  const { nodeId, name, dc, witness = false } = node;
  const running = state === 'running' || state === 'starting';
  return { nodeId, name, dc, witness, running, leader: status?.role === 'leader' };
}

function refuseQuorumLoss(purpose: string, plan: MemberPlan, cluster: string): void {
  if (!keepsQuorum(plan)) throw quorumLoss(purpose, plan, cluster);
  if (!oldOnesKeepQuorum(plan)) throw tooManyAtOnce(purpose, plan);
}

function tooManyAtOnce(purpose: string, plan: MemberPlan): CliError {
  const members = plan.keep.length + plan.add.length;
  return new CliError({
    code: 'quorum-loss',
    exit: 'refused',
    message: `"${purpose}" is refused: of ${members} members ${runningThroughout(plan)} would stay that run, and the quorum is ${quorumAfter(plan)}; what was acknowledged would rest on nodes that have just come.`,
    hint: 'Replace fewer of them in one step; if that is what you want, add --allow-quorum-loss.',
  });
}

function quorumLoss(purpose: string, plan: MemberPlan, cluster: string): CliError {
  const members = plan.keep.length + plan.add.length;
  return new CliError({
    code: 'quorum-loss',
    exit: 'refused',
    message: `"${purpose}" is refused: of ${members} members ${runningAfter(plan)} would run, and the quorum is ${quorumAfter(plan)}; writes would stop.`,
    hint: `Start the nodes that do not run with "scalectl up --name ${cluster}", or replace them one by one; if that is what you want, add --allow-quorum-loss.`,
  });
}
