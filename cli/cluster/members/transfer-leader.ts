import type { Context } from '../../context.ts';
import { CliError } from '../../errors.ts';
import type { MemberList } from '../admin-client.ts';
import { clusterLock, type OnWait } from '../cluster-lock.ts';
import type { Driver } from '../driver.ts';
import { type ClusterRecord, requireCluster } from '../registry.ts';
import { requireRunning } from '../require-running.ts';
import { MemberView } from './member-view.ts';
import { bestSuccessor } from './successor.ts';

export interface TransferOptions {
  /** Say who would lead, and change nothing. */
  readonly dryRun?: boolean;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly onWait?: OnWait;
}

export interface TransferOutcome {
  readonly leaderBefore: string;
  readonly leaderAfter: string;
  readonly changed: boolean;
}

const attemptTimeoutMs = 2_000;
const pauseMs = 100;

/** Has another node lead: the named one, or with null the one that is nearest to the log's end. No request is lost by it. */
export function transferLeader(
  context: Context,
  driver: Driver,
  name: string,
  nodeName: string | null,
  options: TransferOptions,
): Promise<TransferOutcome> {
  return clusterLock(context, name, 'transfer-leader', options, async () => {
    const cluster = await requireCluster(context.stateDir, name);
    await requireRunning(driver, cluster);
    const view = new MemberView(context);
    try {
      return await transfer(context, view, cluster, nodeName, options);
    } finally {
      await view.close();
    }
  });
}

async function transfer(
  context: Context,
  view: MemberView,
  cluster: ClusterRecord,
  nodeName: string | null,
  { timeoutMs, signal, dryRun = false }: TransferOptions,
): Promise<TransferOutcome> {
  const { clock } = context;
  const deadlineMs = clock.nowMs() + timeoutMs;
  const first = await view.ofLeader(cluster, deadlineMs, signal);
  const target = nodeName === null ? best(cluster, first) : eligible(cluster, first, nodeName);
  const nameOf = (id: number) => cluster.nodes.find(({ nodeId }) => nodeId === id)?.name ?? `node ${id}`;
  const outcome = { leaderBefore: nameOf(first.leaderId), leaderAfter: nameOf(target) };
  if (first.leaderId === target || dryRun) return { ...outcome, changed: false };
  for (let list = first; list.leaderId !== target; list = await view.ofLeader(cluster, deadlineMs, signal)) {
    const leader = cluster.nodes.find(({ nodeId }) => nodeId === list.leaderId)!;
    // An answer that was lost, or a successor that is not near enough yet: look again.
    await (await view.client(leader)).transferLeadership(target, attemptTimeoutMs).catch(() => null);
    if (clock.nowMs() >= deadlineMs) throw notTaken(cluster, outcome.leaderAfter, timeoutMs);
    await clock.sleep(pauseMs, signal);
  }
  return { ...outcome, changed: true };
}

function best({ name: cluster }: ClusterRecord, list: MemberList): number {
  const found = bestSuccessor(list, () => true);
  if (found !== null) return found;
  throw new CliError({
    code: 'no-successor',
    exit: 'unavailable',
    message: 'No other node could lead: none that votes and keeps data is near the end of the log.',
    hint: `See "scalectl status --name ${cluster}"; start nodes that do not run with "scalectl up --name ${cluster}".`,
  });
}

function eligible(cluster: ClusterRecord, list: MemberList, nodeName: string): number {
  const node = cluster.nodes.find(({ name }) => name === nodeName);
  if (node === undefined) {
    throw new CliError({
      code: 'no-such-node',
      exit: 'notFound',
      message: `There is no node "${nodeName}" in this cluster.`,
      hint: `Its nodes are ${cluster.nodes.map(({ name }) => name).join(', ')}.`,
    });
  }
  const role = list.members.find(({ nodeId }) => nodeId === node.nodeId)?.role;
  if (role === 'voter') return node.nodeId;
  throw new CliError({
    code: 'cannot-lead',
    exit: 'refused',
    message: `${nodeName} cannot lead: it is ${role === undefined ? 'no member yet' : `a ${role}`}.`,
    hint: `Name a node whose role is leader or follower in "scalectl status --name ${cluster.name}".`,
  });
}

function notTaken({ name: cluster }: ClusterRecord, node: string, timeoutMs: number): CliError {
  return new CliError({
    code: 'not-taken',
    exit: 'timeout',
    message: `${node} did not take over within ${timeoutMs / 1000} s; the leader goes on leading.`,
    hint: `See whether it runs and keeps up: scalectl status --name ${cluster}`,
  });
}
