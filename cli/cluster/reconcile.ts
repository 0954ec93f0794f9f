import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { type BootingNode, waitUntilReady } from './boot.ts';
import { clusterLock } from './cluster-lock.ts';
import { createCluster } from './create.ts';
import type { Driver, NodeSettings, StartedNode } from './driver.ts';
import { clusterTag, type ProcessIdentity } from './identity.ts';
import { clearDeparted } from './members/departed.ts';
import { clearForOwner, releaseFromDead } from './owner.ts';
import { type NodePlan, planUp } from './plan.ts';
import { finishPurge, refuseHalfPurged } from './purge.ts';
import { majorities, sameQuorums, sizesOf } from './quorum-sizes.ts';
import { type ClusterRecord, readCluster, requireCluster, writeCluster } from './registry.ts';
import { type ClusterRequest, checkLeaderDc, checkUnchanged, nodesOf } from './spec.ts';

/** How long a node that has left the cluster may take to answer what it has begun; its change was killed meanwhile. */
const departedGraceMs = 5_000;

/** What happens, told while it happens. */
export interface UpObserver {
  onPlan?(cluster: ClusterRecord, plan: readonly NodePlan[], created: boolean): void;
  onReady?(nodeName: string, afterMs: number): void;
  onWaitForLock?(purpose: string, pid: number): void;
}

export interface UpOptions {
  readonly timeoutMs: number;
  readonly nodeSettings: NodeSettings;
  readonly signal?: AbortSignal;
  /** Set when this process will take the cluster down at its end. */
  readonly owner?: ProcessIdentity;
  readonly observer?: UpObserver;
}

export interface UpOutcome {
  readonly cluster: ClusterRecord;
  readonly created: boolean;
  readonly plan: readonly NodePlan[];
  readonly readyAfterMs: number;
}

/** Brings a cluster from any state to: all of its nodes run and serve. Done twice, the second time changes nothing. */
export function bringUp(
  context: Context,
  driver: Driver,
  name: string,
  request: ClusterRequest,
  options: UpOptions,
): Promise<UpOutcome> {
  return clusterLock(context, name, 'up', lockOptionsOf(options), async () => {
    const known = await finishPurge(context, driver, await readCluster(context.stateDir, name));
    const existing = options.owner === undefined ? known : await clearForOwner(context, driver, known);
    const cluster =
      existing === null
        ? await createAsked(context, name, request, options.owner ?? null)
        : await takeOver(context, driver, await changeAsked(context, driver, existing, request));
    return reconcile(context, driver, cluster, null, existing === null, options);
  });
}

/** Ends what commands that were killed have left, as far as nobody has to decide anything for it. */
async function takeOver(context: Context, driver: Driver, cluster: ClusterRecord): Promise<ClusterRecord> {
  return clearDeparted(context, driver, await releaseFromDead(context, cluster), departedGraceMs);
}

function createAsked(
  context: Context,
  name: string,
  request: ClusterRequest,
  owner: ProcessIdentity | null,
): Promise<ClusterRecord> {
  const specs = nodesOf(request);
  if (request.leaderDc !== undefined) checkLeaderDc(request.leaderDc, specs);
  if (request.quorums !== undefined) sizesOf(request.quorums, specs.length);
  return createCluster(context, name, specs, owner, request);
}

/** Nodes are told when they start where the leader is to be, and how much they may store: so that can be changed while none runs. */
async function changeAsked(
  context: Context,
  driver: Driver,
  existing: ClusterRecord,
  request: ClusterRequest,
): Promise<ClusterRecord> {
  checkUnchanged(existing.name, existing.nodes, request);
  const { leaderDc = existing.leaderDc, quorums, readLeaseMs } = request;
  const { storeQuotaBytes = existing.storeQuotaBytes } = request;
  if (readLeaseMs !== undefined && readLeaseMs !== existing.readLeaseMs) throw readLeaseOfExisting(existing);
  if (quorums !== undefined && !sameQuorums(quorums, existing.quorums ?? majorities)) throw quorumsOfExisting(existing);
  const movesLeader = leaderDc !== undefined && leaderDc !== existing.leaderDc;
  const hasOtherQuota = storeQuotaBytes !== undefined && storeQuotaBytes !== existing.storeQuotaBytes;
  if (!movesLeader && !hasOtherQuota) return existing;
  if (movesLeader) checkLeaderDc(leaderDc, existing.nodes);
  if ((await driver.observe(existing)).size > 0) {
    throw movesLeader ? leaderDcOfRunning(existing, leaderDc) : quotaOfRunning(existing);
  }
  const changed = {
    ...existing,
    ...(leaderDc !== undefined && { leaderDc }),
    ...(storeQuotaBytes !== undefined && { storeQuotaBytes }),
  };
  await writeCluster(context.stateDir, changed);
  return changed;
}

function readLeaseOfExisting({ name, readLeaseMs }: ClusterRecord): CliError {
  const is = readLeaseMs === undefined ? 'without leases of leaders' : `with leases of ${readLeaseMs} ms`;
  return new CliError({
    code: 'differs',
    exit: 'refused',
    message: `Cluster "${name}" exists ${is}; that is never changed, for its nodes hold one another to what they granted.`,
    hint: `Start it as it is with: scalectl up --name ${name}; or begin anew, without its data: scalectl down --purge --name ${name}`,
  });
}

function quotaOfRunning({ name }: ClusterRecord): CliError {
  return new CliError({
    code: 'differs',
    exit: 'refused',
    message: `Cluster "${name}" runs with another quota of its store; that is changed only while no node runs.`,
    hint: `Keep its data, and change it with: scalectl down --name ${name}, then scalectl up --store-quota SIZE --name ${name}`,
  });
}

function quorumsOfExisting({ name, nodes }: ClusterRecord): CliError {
  return new CliError({
    code: 'differs',
    exit: 'refused',
    message: `Cluster "${name}" exists with other quorums; they cannot be changed by "up".`,
    hint: `Change them while the nodes run: scalectl scale ${nodes.length} --write-quorum N --name ${name}`,
  });
}

function leaderDcOfRunning({ name, leaderDc }: ClusterRecord, asked: string): CliError {
  const is = leaderDc === undefined ? 'whatever data centre is best placed' : `data centre ${leaderDc}`;
  return new CliError({
    code: 'differs',
    exit: 'refused',
    message: `Cluster "${name}" runs with its leader in ${is}; that is changed only while no node runs.`,
    hint: `Keep its data, and change it with: scalectl down --name ${name}, then scalectl up --leader-dc ${asked} --name ${name}`,
  });
}

/** The same for some nodes of a cluster that exists; `choose` gives their names once nobody else changes it. */
export function startNodes(
  context: Context,
  driver: Driver,
  name: string,
  choose: (cluster: ClusterRecord) => readonly string[],
  options: UpOptions,
): Promise<UpOutcome> {
  return clusterLock(context, name, 'start-node', lockOptionsOf(options), async () => {
    const cluster = await requireCluster(context.stateDir, name);
    refuseHalfPurged(cluster);
    return reconcile(context, driver, cluster, choose(cluster), false, options);
  });
}

/** The same inside the lock, of a record that was just read: of `only`, when given, the others are left alone. */
export async function reconcile(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord,
  only: readonly string[] | null,
  created: boolean,
  options: UpOptions,
): Promise<UpOutcome> {
  const startMs = context.clock.nowMs();
  const plan = planUp(cluster, await driver.observe(cluster), only);
  options.observer?.onPlan?.(cluster, plan, created);
  await resumePaused(driver, cluster, plan);
  const started = await startMissing(driver, cluster, plan, options.nodeSettings);
  const recorded = await recordProcesses(context, cluster, plan, started.nodes);
  if (started.failure !== null) throw started.failure.reason;
  const { timeoutMs, signal } = options;
  await waitUntilReady(context, driver, recorded, bootingNodes(plan, started.nodes), {
    ...{ timeoutMs, ...(signal && { signal }) },
    onReady: (nodeName, afterMs) => options.observer?.onReady?.(nodeName, afterMs),
  });
  return { cluster: recorded, created, plan, readyAfterMs: context.clock.nowMs() - startMs };
}

async function resumePaused(driver: Driver, cluster: ClusterRecord, plan: readonly NodePlan[]): Promise<void> {
  for (const { action, process } of plan) {
    if (action === 'resume') await driver.signal(clusterTag(cluster.clusterId), process!, 'SIGCONT');
  }
}

/** Starts all at once: each takes a few hundred milliseconds to load. What was started is kept even when another failed. */
async function startMissing(
  driver: Driver,
  cluster: ClusterRecord,
  plan: readonly NodePlan[],
  settings: NodeSettings,
): Promise<{ readonly nodes: readonly StartedNode[]; readonly failure: PromiseRejectedResult | null }> {
  const missing = plan.filter(({ action }) => action === 'start');
  const results = await Promise.allSettled(missing.map(({ node }) => driver.start(cluster, node, settings)));
  return {
    nodes: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    failure: results.find((result) => result.status === 'rejected') ?? null,
  };
}

async function recordProcesses(
  context: Context,
  cluster: ClusterRecord,
  plan: readonly NodePlan[],
  started: readonly StartedNode[],
): Promise<ClusterRecord> {
  if (plan.every(({ action }) => action === 'keep')) return cluster;
  const processes = new Map(bootingNodes(plan, started).map((node) => [node.name, node.process]));
  const nodes = cluster.nodes.map((node) =>
    processes.has(node.name) ? { ...node, process: processes.get(node.name) ?? null } : node,
  );
  const record = { ...cluster, nodes };
  await writeCluster(context.stateDir, record);
  return record;
}

function bootingNodes(plan: readonly NodePlan[], started: readonly StartedNode[]): readonly BootingNode[] {
  return plan.map(({ node, process }) => {
    const start = started.find(({ nodeName }) => nodeName === node.name) ?? null;
    const identity = start?.process ?? process;
    return {
      name: node.name,
      process: identity === null ? null : { pid: identity.pid, startTime: identity.startTime },
      started: start,
    };
  });
}

function lockOptionsOf(options: UpOptions) {
  return {
    timeoutMs: options.timeoutMs,
    ...(options.signal && { signal: options.signal }),
    onWait: (purpose: string, pid: number) => options.observer?.onWaitForLock?.(purpose, pid),
  };
}
