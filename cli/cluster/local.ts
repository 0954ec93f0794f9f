import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { maxLeaderPriority, type NodeConfig } from '../../server/config.ts';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { makeDirectory } from '../make-directory.ts';
import type { Driver, NodeExit, NodeSettings, StartedNode } from './driver.ts';
import { writeDurably } from './durable-file.ts';
import {
  clusterDirVariable,
  clusterIdVariable,
  clusterTag,
  findProcess,
  findTaggedProcesses,
  inspectProcess,
  nodeNameVariable,
  type ProcessIdentity,
  type ProcessTag,
  type ProcessView,
  signalProcess,
  type TaggedProcess,
} from './identity.ts';
import { readLastLines, rotateLog } from './node-log.ts';
import { type ClusterPaths, clusterPaths, type NodePaths, nodePaths } from './paths.ts';
import { isPortFree } from './ports.ts';
import { bringForward, putBehind } from './priority.ts';
import { addressOf, type ClusterRecord, founderQuorumsOf, foundersOf, type NodeRecord } from './registry.ts';

const goneCheckEveryMs = 10;
/** Seen once in some thirty kills on a busy machine: a port that was still taken after its process was gone. */
const portPatienceMs = 1_000;

/**
 * Nodes on one machine share its processors. With V8's four helper threads each, three nodes and a generator on two cores
 * wait for one another's garbage collections: at 10,000 requests per second p99 was 11 to 13 ms, with one helper each
 * 5 to 6 ms, in runs taken in turns.
 *
 * Left to itself V8 collects the whole heap of a node every 1.2 s, when the 18 MB that live have grown by a fifth: pauses of
 * 5 to 30 ms. It may grow by as much as lives (`docs/decisions/0060`).
 */
const nodeFlags = ['--v8-pool-size=1', '--heap-growing-percent=100'];

/**
 * The log in memory is freed in pieces of 256 KiB when a snapshot covers it. Left to itself glibc soon takes such pieces from its
 * heap, whose holes the system never gets back: after 90 s of 20,000 puts per second three nodes had 388 to 449 MB,
 * with pages of their own for such pieces 331 to 338, no more than after 50 s. Other C libraries do not know the variable.
 */
const nodeMemory = { MALLOC_MMAP_THRESHOLD_: String(128 * 1024) };

/** Nodes as processes of this machine: detached, each in a session of its own, so that they outlive scalectl. */
export class LocalDriver implements Driver {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async observe(cluster: ClusterRecord): Promise<ReadonlyMap<string, ProcessView>> {
    const found = new Map<string, ProcessView>();
    const tag = clusterTag(cluster.clusterId);
    for (const node of cluster.nodes) {
      const view = node.process === null ? null : await findProcess(node.process, tag);
      if (view !== null) found.set(node.name, view);
    }
    if (found.size === cluster.nodes.length) return found;
    // The look at every process of the machine is only needed when one is missing.
    for (const orphan of await findTaggedProcesses(tag)) {
      if (!found.has(orphan.nodeName)) found.set(orphan.nodeName, orphan);
    }
    return found;
  }

  findAll(tag: ProcessTag): Promise<readonly TaggedProcess[]> {
    return findTaggedProcesses(tag);
  }

  async bringForward(tag: ProcessTag, process: ProcessIdentity): Promise<boolean> {
    return (await findProcess(process, tag)) === null || (await bringForward(process.pid));
  }

  signal(tag: ProcessTag, process: ProcessIdentity, signal: NodeJS.Signals): Promise<boolean> {
    return signalProcess(process, tag, signal);
  }

  async waitUntilGone(tag: ProcessTag, process: ProcessIdentity, timeoutMs: number): Promise<boolean> {
    const { clock } = this.#context;
    const deadlineMs = clock.nowMs() + timeoutMs;
    while ((await findProcess(process, tag)) !== null) {
      if (clock.nowMs() >= deadlineMs) return false;
      await clock.sleep(goneCheckEveryMs);
    }
    return true;
  }

  async start(cluster: ClusterRecord, node: NodeRecord, settings: NodeSettings): Promise<StartedNode> {
    const paths = clusterPaths(this.#context.stateDir, cluster.name);
    const files = nodePaths(paths, node.name);
    await this.#awaitPorts(cluster, node);
    await makeDirectory(files.dataDir);
    await writeDurably(files.configFile, `${JSON.stringify(configOf(cluster, node, files, settings), null, 2)}\n`);
    const logOffset = await rotateLog(files);
    const child = await this.#spawn(cluster, node, paths, files);
    if (isBeingAdded(cluster, node)) await putBehind(child.pid!);
    const view = await inspectProcess(child.pid!);
    return {
      nodeName: node.name,
      process: view === null ? null : { pid: view.pid, startTime: view.startTime },
      exit: exitOf(child),
      lastLogLines: (count) => readLastLines(files.logFile, count, logOffset),
    };
  }

  /**
   * Asked before the spawn, because then we know who asks: the node itself could only say it in its log. A process that was
   * just killed is no longer to be found, while the kernel still closes what it had open.
   */
  async #awaitPorts(cluster: ClusterRecord, node: NodeRecord): Promise<void> {
    const { clock } = this.#context;
    const deadlineMs = clock.nowMs() + portPatienceMs;
    for (const port of [node.port, node.metricsPort]) {
      while (!(await isPortFree(node.host, port))) {
        if (clock.nowMs() >= deadlineMs) throw portTaken(cluster, node, port);
        await clock.sleep(goneCheckEveryMs);
      }
    }
  }

  async #spawn(cluster: ClusterRecord, node: NodeRecord, paths: ClusterPaths, files: NodePaths): Promise<ChildProcess> {
    const log = await open(files.logFile, 'a', 0o600);
    try {
      const child = spawn(process.execPath, [...nodeFlags, this.#context.nodeMain, '--config', files.configFile], {
        cwd: files.dir,
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        env: {
          ...nodeMemory,
          ...this.#context.environment,
          [clusterIdVariable]: cluster.clusterId,
          [clusterDirVariable]: paths.dir,
          [nodeNameVariable]: node.name,
        },
      });
      child.unref();
      await once(child, 'spawn');
      return child;
    } finally {
      await log.close();
    }
  }
}

function exitOf(child: ChildProcess): Promise<NodeExit> {
  return new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}

function configOf(cluster: ClusterRecord, node: NodeRecord, files: NodePaths, settings: NodeSettings): NodeConfig {
  return {
    clusterId: cluster.clusterId,
    clusterName: cluster.name,
    nodeId: node.nodeId,
    name: node.name,
    dc: node.dc,
    dataDir: files.dataDir,
    host: node.host,
    port: node.port,
    metricsPort: node.metricsPort,
    ...beginningOf(cluster),
    ...(node.joined === true && { joining: true, ...contactsOf(cluster, node) }),
    ...(node.witness === true ? { witness: true } : {}),
    ...(cluster.readLeaseMs !== undefined ? { readLeaseMs: cluster.readLeaseMs } : {}),
    ...(cluster.storeQuotaBytes !== undefined ? { storeQuotaBytes: cluster.storeQuotaBytes } : {}),
    ...(node.dc === cluster.leaderDc ? { leaderPriority: maxLeaderPriority } : {}),
    ...settings,
  };
}

/** Who the cluster began with. */
function beginningOf(cluster: ClusterRecord): Pick<NodeConfig, 'nodes' | 'quorums'> {
  const quorums = founderQuorumsOf(cluster);
  return { nodes: foundersOf(cluster), ...(quorums !== null && { quorums }) };
}

/** Those that a node which joins finds: the other present members, if there are any. */
function contactsOf(cluster: ClusterRecord, self: NodeRecord): Pick<NodeConfig, 'contacts'> {
  const isKnown = (node: NodeRecord) => node.nodeId !== self.nodeId && !isBeingAdded(cluster, node);
  const contacts = cluster.nodes.filter(isKnown).map(addressOf);
  return contacts.length === 0 ? {} : { contacts };
}

function isBeingAdded({ change }: ClusterRecord, { nodeId }: NodeRecord): boolean {
  return change?.add.includes(nodeId) === true;
}

function portTaken(cluster: ClusterRecord, node: NodeRecord, port: number): CliError {
  return new CliError({
    code: 'port-taken',
    exit: 'portTaken',
    message: `Port ${port} of node ${node.name} is taken by another process.`,
    hint: `Find it with "lsof -i :${port}" and stop it, then run: scalectl up --name ${cluster.name}`,
  });
}
