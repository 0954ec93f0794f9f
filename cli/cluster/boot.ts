import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import type { Driver, NodeExit, StartedNode } from './driver.ts';
import type { ProcessIdentity } from './identity.ts';
import { formatLogLine, tellingLines } from './node-log.ts';
import { ClusterProbe, type NodeProbe } from './probe.ts';
import { type ClusterRecord, isChanging } from './registry.ts';

export interface BootingNode {
  readonly name: string;
  readonly process: ProcessIdentity | null;
  /** Present when this scalectl started it: then its end is told by the kernel at once, with the code. */
  readonly started: StartedNode | null;
}

export interface BootOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Called when a node is seen ready for the first time. */
  readonly onReady?: (nodeName: string, afterMs: number) => void;
}

const probeEveryMs = 25;
const probeTimeoutMs = 500;
const shownLineCount = 8;
/** How far back to look for the first error. */
const readLineCount = 60;

interface Death {
  readonly node: BootingNode;
  readonly exit: NodeExit | null;
}

/**
 * Resolves when every given node serves; of those that a change of members adds or removes it is enough that they answer: they
 * are no members yet, or no longer, and cannot know who leads. Rejects as soon as one of them dies, or after the timeout,
 * naming who is not ready.
 */
export async function waitUntilReady(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord,
  nodes: readonly BootingNode[],
  options: BootOptions,
): Promise<void> {
  const death = firstDeath(nodes);
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const ready = pollUntilReady(context, driver, cluster, nodes, { ...options, signal });
  try {
    const dead = await Promise.race([death, ready]);
    if (dead !== null) throw await diedWhileStarting(cluster, dead);
  } finally {
    stop.abort();
    await ready.catch(() => null);
  }
}

/** Never resolves when all live. */
function firstDeath(nodes: readonly BootingNode[]): Promise<Death> {
  const started = nodes.filter((node) => node.started !== null);
  return Promise.race(started.map(async (node) => ({ node, exit: await node.started!.exit })));
}

/** Null when all are ready; the dead node when one that somebody else started is gone. */
async function pollUntilReady(
  context: Context,
  driver: Driver,
  cluster: ClusterRecord,
  nodes: readonly BootingNode[],
  options: BootOptions,
): Promise<Death | null> {
  const startMs = context.clock.nowMs();
  const ready = new Set<string>();
  const isReady = ({ node, state }: NodeProbe) =>
    state === 'running' || (state === 'starting' && isChanging(cluster, node));
  const probe = new ClusterProbe(context, driver);
  const subject = withProcesses(cluster, nodes);
  try {
    for (;;) {
      const probes = await probe.probe(subject, probeTimeoutMs);
      const elapsedMs = context.clock.nowMs() - startMs;
      for (const { node } of probes.filter(isReady)) {
        if (!ready.has(node.name)) options.onReady?.(node.name, elapsedMs);
        ready.add(node.name);
      }
      const dead = probes.find(({ state }) => state === 'dead');
      if (dead) return { node: nodes.find(({ name }) => name === dead.node.name)!, exit: null };
      const waiting = probes.filter((one) => !isReady(one));
      if (waiting.length === 0) return null;
      if (elapsedMs >= options.timeoutMs) throw notReady(cluster, waiting, options.timeoutMs);
      await context.clock.sleep(probeEveryMs, options.signal);
    }
  } finally {
    await probe.close();
  }
}

/** The cluster reduced to the nodes that are waited for. */
function withProcesses(cluster: ClusterRecord, booting: readonly BootingNode[]): ClusterRecord {
  const nodes = cluster.nodes.flatMap((node) => {
    const found = booting.find(({ name }) => name === node.name);
    return found ? [{ ...node, process: found.process }] : [];
  });
  return { ...cluster, nodes };
}

async function diedWhileStarting(cluster: ClusterRecord, { node, exit }: Death): Promise<CliError> {
  const lines = tellingLines((await node.started?.lastLogLines(readLineCount)) ?? [], shownLineCount);
  return new CliError({
    code: 'node-died',
    exit: 'nodeFailed',
    message: `Node ${node.name} ended${describeExit(exit)} while it was starting.`,
    evidence: lines.length === 0 ? ['It wrote nothing to its log.'] : lines.map(formatLogLine),
    hint: `Its whole log: scalectl logs ${node.name} --name ${cluster.name}. When the cause is gone, run the same command again.`,
  });
}

function describeExit(exit: NodeExit | null): string {
  if (exit === null) return '';
  return exit.signal === null ? ` with exit code ${exit.exitCode}` : ` by ${exit.signal}`;
}

function notReady(cluster: ClusterRecord, waiting: readonly NodeProbe[], timeoutMs: number): CliError {
  return new CliError({
    code: 'not-ready',
    exit: 'timeout',
    message: `Not ready after ${timeoutMs / 1000} s: ${waiting.map(describeWaiting).join('; ')}.`,
    hint: `Its processes are left as they are. See "scalectl logs --name ${cluster.name}"; run the same command again to go on waiting.`,
  });
}

function describeWaiting({ node, state, status }: NodeProbe): string {
  if (status === null) return `${node.name} (${state})`;
  if (status.disk !== 'ok') return `${node.name} (its disk is ${status.disk})`;
  return `${node.name} (it knows no leader: a majority of the nodes must run)`;
}
