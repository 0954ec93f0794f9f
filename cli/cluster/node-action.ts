import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { clusterLock, type OnWait } from './cluster-lock.ts';
import { configurationOf } from './configuration.ts';
import type { Driver } from './driver.ts';
import { clusterTag } from './identity.ts';
import { type NodeProbe, probeOnce } from './probe.ts';
import { probeForTarget } from './probe-leader.ts';
import { describeQuorum, type QuorumArithmetic, quorumAfterLoss } from './quorum.ts';
import { type ClusterRecord, requireCluster, writeCluster } from './registry.ts';
import { leaderOf } from './status.ts';
import { selectAmong, takesPart } from './targets.ts';

/** Signals that end a process. Others have commands of their own. */
export const endingSignals = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGABRT', 'SIGHUP'] as const;
export type EndingSignal = (typeof endingSignals)[number];

export interface NodeActionOptions {
  /** leader, follower, minority, majority, all, dc=NAME, or the name of a node; decided when it happens. */
  readonly target: string;
  /** Go on although the nodes that are left are no majority. */
  readonly allowQuorumLoss: boolean;
  /** For another scalectl that holds the cluster, for nodes to answer, and for processes to be gone; each. */
  readonly timeoutMs: number;
  readonly onWait?: OnWait;
  readonly observer?: NodeActionObserver;
}

export interface NodeActionObserver {
  onDecision?(nodes: readonly string[], arithmetic: QuorumArithmetic): void;
}

export interface NodeActionOutcome {
  readonly nodes: readonly string[];
  readonly leaderBefore: string | null;
  readonly quorum: QuorumArithmetic | null;
}

const probeTimeoutMs = 500;

/** Ends the processes of the target; resolves when they are gone. */
export function killNodes(
  context: Context,
  driver: Driver,
  name: string,
  options: NodeActionOptions & { readonly signal: EndingSignal },
): Promise<NodeActionOutcome> {
  return act(context, driver, name, 'kill-node', options, async (cluster, victims) => {
    await Promise.all(victims.map((victim) => killNode(driver, cluster, victim, options.signal, options.timeoutMs)));
    await forgetProcesses(context, cluster, victims);
  });
}

/** Stops the processes of the target where they are: they keep their ports and connections, and answer nothing. */
export function pauseNodes(
  context: Context,
  driver: Driver,
  name: string,
  options: NodeActionOptions,
): Promise<NodeActionOutcome> {
  return act(context, driver, name, 'pause-node', options, async (cluster, victims) => {
    try {
      await signalEach(driver, cluster, victims, 'SIGSTOP');
    } catch (error) {
      // All or none: of a pause that failed nobody remembers who has to be resumed.
      await signalEach(driver, cluster, victims, 'SIGCONT').catch(() => null);
      throw error;
    }
  });
}

/** Lets paused nodes go on: those named by the target, or all with "all". */
export function resumeNodes(
  context: Context,
  driver: Driver,
  name: string,
  options: Omit<NodeActionOptions, 'allowQuorumLoss'>,
): Promise<NodeActionOutcome> {
  return clusterLock(context, name, 'resume-node', options, async () => {
    const cluster = await requireCluster(context.stateDir, name);
    const probes = await probeOnce(context, driver, cluster, probeTimeoutMs);
    const selected = selectAmong(cluster, probes, options.target);
    const paused = probes.filter(({ node, state }) => selected.includes(node.name) && state === 'paused');
    await signalEach(driver, cluster, paused, 'SIGCONT');
    return { nodes: paused.map(({ node }) => node.name), leaderBefore: leaderOf(probes), quorum: null };
  });
}

/** Rejects with the first failure, after each was tried. */
async function signalEach(
  driver: Driver,
  { clusterId }: ClusterRecord,
  probes: readonly NodeProbe[],
  signal: NodeJS.Signals,
): Promise<void> {
  const tag = clusterTag(clusterId);
  const results = await Promise.allSettled(probes.map(({ process }) => driver.signal(tag, process!, signal)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** The frame of every action that takes nodes away: choose, do the arithmetic, say it, refuse or act. */
function act(
  context: Context,
  driver: Driver,
  name: string,
  purpose: string,
  options: NodeActionOptions,
  action: (cluster: ClusterRecord, victims: readonly NodeProbe[]) => Promise<void>,
): Promise<NodeActionOutcome> {
  // Not the options as they are: the `signal` of kill-node is another thing than that of the lock.
  const { timeoutMs, onWait } = options;
  return clusterLock(context, name, purpose, { timeoutMs, ...(onWait && { onWait }) }, async () => {
    const cluster = await requireCluster(context.stateDir, name);
    const probes = await probeForTarget(context, driver, cluster, options.target, probeTimeoutMs);
    const selected = selectAmong(cluster, probes, options.target);
    const victims = probes.filter(({ node, process }) => selected.includes(node.name) && process !== null);
    if (victims.length === 0) throw notRunning(selected, name);
    const quorum = arithmeticOf(cluster, probes, victims);
    const nodes = victims.map(({ node }) => node.name);
    options.observer?.onDecision?.(nodes, quorum);
    if (!quorum.keepsQuorum && !options.allowQuorumLoss) throw quorumLoss(purpose, nodes, quorum);
    await action(cluster, victims);
    return { nodes, leaderBefore: leaderOf(probes), quorum };
  });
}

/** A paused node takes part in nothing: killing it costs nothing more. */
function arithmeticOf(
  cluster: ClusterRecord,
  probes: readonly NodeProbe[],
  victims: readonly NodeProbe[],
): QuorumArithmetic {
  const namesOf = (list: readonly NodeProbe[]) =>
    list.filter(({ state }) => takesPart(state)).map(({ node }) => node.name);
  return quorumAfterLoss(configurationOf(cluster, probes), namesOf(probes), namesOf(victims), leaderOf(probes));
}

async function killNode(
  driver: Driver,
  cluster: ClusterRecord,
  victim: NodeProbe,
  signal: EndingSignal,
  timeoutMs: number,
): Promise<void> {
  const tag = clusterTag(cluster.clusterId);
  await driver.signal(tag, victim.process!, signal);
  if (await driver.waitUntilGone(tag, victim.process!, timeoutMs)) return;
  throw new CliError({
    code: 'still-running',
    exit: 'timeout',
    message: `Node ${victim.node.name} (pid ${victim.process!.pid}) still runs ${timeoutMs / 1000} s after ${signal}.`,
    hint: victim.process!.paused
      ? `It is paused, so it acts on ${signal} when it goes on: scalectl resume-node ${victim.node.name} --name ${cluster.name}; or use --signal SIGKILL.`
      : 'Use --signal SIGKILL, which cannot be ignored.',
  });
}

async function forgetProcesses(context: Context, cluster: ClusterRecord, victims: readonly NodeProbe[]): Promise<void> {
  const gone = new Set(victims.map(({ node }) => node.name));
  const nodes = cluster.nodes.map((node) => (gone.has(node.name) ? { ...node, process: null } : node));
  await writeCluster(context.stateDir, { ...cluster, nodes });
}

function notRunning(selected: readonly string[], cluster: string): CliError {
  return new CliError({
    code: 'not-running',
    exit: 'unavailable',
    message: `${selected.join(', ')} ${selected.length === 1 ? 'does' : 'do'} not run.`,
    hint: `Start with: scalectl start-node ${selected[0]} --name ${cluster}`,
  });
}

function quorumLoss(purpose: string, nodes: readonly string[], quorum: QuorumArithmetic): CliError {
  return new CliError({
    code: 'quorum-loss',
    exit: 'refused',
    message: `${purpose} ${nodes.join(', ')} is refused: ${describeQuorum(quorum)}.`,
    hint: 'If that is what you want, add --allow-quorum-loss.',
  });
}
