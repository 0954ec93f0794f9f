import { randomInt } from 'node:crypto';
import { maxFaultDurationMs } from '../../server/faults/fault.ts';
import { clusterLock } from '../cluster/cluster-lock.ts';
import type { Driver } from '../cluster/driver.ts';
import { ClusterProbe, type NodeProbe } from '../cluster/probe.ts';
import { probeWithLeader } from '../cluster/probe-leader.ts';
import { describeSizes } from '../cluster/quorum-sizes.ts';
import { type ClusterRecord, requireCluster } from '../cluster/registry.ts';
import { nobodyRuns } from '../cluster/require-running.ts';
import { takesPart } from '../cluster/targets.ts';
import type { Context } from '../context.ts';
import { CliError, messageOf } from '../errors.ts';
import { interruptedError, interruptionOf } from '../interruption.ts';
import { type ClusterView, viewOf } from './cluster-view.ts';
import { FaultClient, type HeldFault } from './fault-client.ts';
import { type FaultPlan, faultDependsOnLeader, planFault } from './fault-plan.ts';
import type { FaultSpec } from './fault-spec.ts';
import { faultOwner } from './owner.ts';
import { type LinkCheck, linksDiffer, verifyLinks } from './verify.ts';
import { type StallCheck, stallsDiffer, verifyStalls } from './verify-stalls.ts';

export interface InjectOptions {
  readonly durationMs: number;
  /** Of jitter and loss; drawn when absent. */
  readonly seed?: number;
  /** Go on although no node would reach a quorum. */
  readonly allowQuorumLoss: boolean;
  /** Say what would be done, and do nothing. */
  readonly dryRun: boolean;
  /** Probe every link afterwards; when one is not what the nodes declare, the fault is taken back. */
  readonly verify: boolean;
  /** For another scalectl that holds the cluster, and for a node to answer; each. */
  readonly timeoutMs: number;
  /** When it fires before the end, what was set is taken back, as after every error. */
  readonly signal?: AbortSignal;
  /** Told once, when another scalectl holds the cluster. */
  readonly onWait?: (purpose: string, pid: number) => void;
  /** Told before anything is done. */
  readonly onPlan?: (plan: FaultPlan) => void;
}

export interface Injection {
  readonly plan: FaultPlan;
  /** Null: nothing was done, or nothing was probed. */
  readonly check: LinkCheck | null;
  /** Of nodes that are to stand still part of the time. */
  readonly stalls: readonly StallCheck[];
}

const probeTimeoutMs = 1_000;

/** Plans a fault, says it, refuses or sets it at the nodes, and looks whether it took effect: it does, or nothing is left. */
export function injectFault(
  context: Context,
  driver: Driver,
  name: string,
  spec: FaultSpec,
  options: InjectOptions,
): Promise<Injection> {
  checkDuration(options.durationMs);
  const inject = async (cluster: ClusterRecord, view: ClusterView, client: FaultClient) => {
    const { durationMs, seed = randomInt(2 ** 32) } = options;
    const plan = planFault(spec, view, { id: newFaultId(), owner: faultOwner(), durationMs, seed });
    options.onPlan?.(plan);
    if (plan.quorumConnected.length === 0 && !options.allowQuorumLoss) throw quorumLoss(plan);
    if (options.dryRun) return { plan, check: null, stalls: [] };
    const setAndVerify = async (): Promise<Injection> => {
      await setEverywhere(client, cluster, plan);
      if (!options.verify) return { plan, check: null, stalls: [] };
      const takenBack = `The fault ${plan.id} (${plan.summary}) is taken back.`;
      const check = await verifyLinks({ client, clock: context.clock, records: cluster.nodes, nodes: view.nodes });
      if (!check.agrees) throw linksDiffer(check, takenBack);
      const stalls = await verifyStalls(client, context.clock, cluster.nodes, plan.parts);
      if (stalls.some(({ agrees }) => !agrees)) throw stallsDiffer(stalls, takenBack);
      return { plan, check, stalls };
    };
    try {
      return await unlessStopped(setAndVerify, options.signal);
    } catch (error) {
      // Whatever it was: half a partition is another one, and nobody knows the id of a fault that was not reported.
      const silent = await takeBack(client, cluster, plan);
      throw silent.length === 0 ? error : notTakenBack(error, name, plan, silent);
    }
  };
  return clusterLock(context, name, spec.kind === 'gray-node' ? 'pause-node' : spec.kind, options, () =>
    withFaultClient(context, driver, name, options.timeoutMs, inject, faultDependsOnLeader(spec)),
  );
}

/** Looks at the cluster and what its nodes hold, and lets `body` speak with them. */
export async function withFaultClient<T>(
  context: Context,
  driver: Driver,
  name: string,
  timeoutMs: number,
  body: (cluster: ClusterRecord, view: ClusterView, client: FaultClient) => Promise<T>,
  needsLeader = false,
): Promise<T> {
  const cluster = await requireCluster(context.stateDir, name);
  const probe = new ClusterProbe(context, driver);
  const client = new FaultClient(context.clock, timeoutMs);
  try {
    const probes = needsLeader
      ? await probeWithLeader(context.clock, probe, cluster, probeTimeoutMs)
      : await probe.probe(cluster, probeTimeoutMs);
    const running = probes.filter(({ state }) => takesPart(state));
    if (running.length === 0) throw nobodyRuns(name);
    const held = await listAll(client, running);
    return await body(cluster, viewOf(cluster, probes, held), client);
  } finally {
    await Promise.all([probe.close(), client.close()]);
  }
}

/** What each node holds that answers: one that does not cannot be told anything, and is not counted on. */
async function listAll(
  client: FaultClient,
  probes: readonly NodeProbe[],
): Promise<ReadonlyMap<string, readonly HeldFault[]>> {
  const answers = await Promise.allSettled(probes.map(({ node }) => client.list(node)));
  return new Map(
    answers.flatMap((answer, i) => (answer.status === 'fulfilled' ? [[probes[i]!.node.name, answer.value]] : [])),
  );
}

/** Rejects when one node does not take its part; the others hold theirs then. */
async function setEverywhere(client: FaultClient, cluster: ClusterRecord, { parts }: FaultPlan): Promise<void> {
  const holders = cluster.nodes.filter(({ name }) => parts.has(name));
  const results = await Promise.allSettled(holders.map((node) => client.set(node, parts.get(node.name)!)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Resolves with the nodes that did not answer: what they hold, if they do, ends by itself. */
async function takeBack(
  client: FaultClient,
  cluster: ClusterRecord,
  { id, parts }: FaultPlan,
): Promise<readonly string[]> {
  const holders = cluster.nodes.filter(({ name }) => parts.has(name));
  const results = await Promise.allSettled(holders.map((node) => client.heal(node, id)));
  return holders.filter((_, i) => results[i]!.status === 'rejected').map((node) => node.name);
}

/** Rejects as soon as the signal fires; what is under way then goes on, and nobody hears of it. */
async function unlessStopped<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work();
  signal.throwIfAborted();
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work(), stopped]);
}

function newFaultId(): string {
  return `f-${randomInt(36 ** 5)
    .toString(36)
    .padStart(5, '0')}`;
}

function checkDuration(durationMs: number): void {
  if (durationMs > 0 && durationMs <= maxFaultDurationMs) return;
  throw new CliError({
    code: 'bad-duration',
    exit: 'usage',
    message: `A fault lasts longer than 0 and at most ${maxFaultDurationMs / 60_000} minutes, not ${durationMs / 1000} s.`,
    hint: 'Say how long with --for, such as --for 30s.',
  });
}

function quorumLoss({ summary, voters, quorums }: FaultPlan): CliError {
  return new CliError({
    code: 'quorum-loss',
    exit: 'refused',
    message: `"${summary}" is refused: no node that may lead would reach a quorum (${voters} nodes, ${describeSizes(quorums)}), and writes would stop.`,
    hint: 'If that is what you want, add --allow-quorum-loss.',
  });
}

/** What went wrong, and that the fault may be left, with all that it takes to end it. */
function notTakenBack(
  error: unknown,
  cluster: string,
  { id, durationMs }: FaultPlan,
  silent: readonly string[],
): CliError {
  const reason = interruptionOf(error);
  const known = reason === null ? error : interruptedError(reason, '');
  return new CliError({
    code: known instanceof CliError ? known.code : 'fault-left',
    exit: known instanceof CliError ? known.exit : 'unavailable',
    message: `${messageOf(known).replace(/([^.])$/, '$1.')} The fault ${id} could not be taken back on ${silent.join(', ')}, which may still hold it.`,
    evidence: known instanceof CliError ? known.evidence : [],
    hint: `It ends by itself within ${durationMs / 1000} s; end it now with: scalectl heal ${id} --name ${cluster}`,
    cause: error,
  });
}
