import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Endpoint } from '../load/plan.ts';
import type { EtcdBinary } from './etcd-binary.ts';
import { askStatus } from './etcd-status.ts';

const host = '127.0.0.1';
const readyTimeoutMs = 20_000;
const pollMs = 100;

/** etcd did not come up; carries the end of a node's log. */
export class EtcdStartError extends Error {
  readonly code = 'etcd-start';

  constructor(timeoutMs: number, log: string) {
    super(`etcd did not elect a leader within ${timeoutMs} ms; its log ends with: ${log}`);
    this.name = 'EtcdStartError';
  }
}

interface Member {
  readonly name: string;
  readonly clientPort: number;
  readonly peerPort: number;
}

/**
 * A shell that starts the node, and kills it when its own standard input ends: with `stop`, or with this process, however
 * that ends. Nothing else would end a node that has a session of its own.
 */
const untilInputEnds = '"$@" & read -r line; kill -9 $!; wait';

/**
 * Nodes of etcd on loopback with their defaults, in a folder of their own that `stop` removes. Each has a session of its own,
 * as the nodes that they are compared with have: Linux may share the processors out between sessions, and Ctrl-C reaches
 * only those of the terminal's.
 */
export class EtcdCluster {
  readonly endpoints: readonly Endpoint[];
  private readonly dir: string;
  private readonly children: readonly ChildProcess[];

  private constructor(dir: string, members: readonly Member[], children: readonly ChildProcess[]) {
    this.dir = dir;
    this.children = children;
    this.endpoints = members.map(({ clientPort }) => ({ host, port: clientPort }));
  }

  /**
   * Starts them and waits for a leader. `parentDir` has to be on the disk that the compared cluster writes to: on a tmpfs
   * a sync costs nothing, and the comparison would mean nothing.
   * @throws EtcdStartError
   */
  static async start(
    binary: EtcdBinary,
    parentDir: string,
    nodeCount: number,
    timeoutMs = readyTimeoutMs,
  ): Promise<EtcdCluster> {
    const dir = await mkdtemp(join(parentDir, 'etcd-'));
    const ports = await freePorts(nodeCount * 2);
    const members = Array.from({ length: nodeCount }, (_, i) => {
      return { name: `etcd${i + 1}`, clientPort: ports[2 * i]!, peerPort: ports[2 * i + 1]! };
    });
    const children = members.map((member) => spawnNode(binary, dir, member, members));
    const cluster = new EtcdCluster(dir, members, children);
    try {
      await cluster.ready(timeoutMs);
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** Kills the nodes: what they hold is thrown away with the folder. */
  async stop(): Promise<void> {
    await Promise.all(this.children.map(kill));
    await rm(this.dir, { recursive: true, force: true });
  }

  private async ready(timeoutMs: number): Promise<void> {
    const deadlineMs = performance.now() + timeoutMs;
    for (const endpoint of this.endpoints) {
      while ((await askStatus(endpoint)) === null) {
        if (performance.now() > deadlineMs) throw new EtcdStartError(timeoutMs, await this.endOfLog());
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
    }
  }

  private async endOfLog(): Promise<string> {
    const log = await readFile(join(this.dir, 'etcd1.log'), 'utf8');
    return log.trim().split('\n').at(-1) ?? '';
  }
}

function spawnNode(binary: EtcdBinary, dir: string, member: Member, members: readonly Member[]): ChildProcess {
  const peerUrl = ({ peerPort }: Member) => `http://${host}:${peerPort}`;
  const clientUrl = `http://${host}:${member.clientPort}`;
  const options = {
    name: member.name,
    'data-dir': join(dir, member.name),
    'listen-client-urls': clientUrl,
    'advertise-client-urls': clientUrl,
    'listen-peer-urls': peerUrl(member),
    'initial-advertise-peer-urls': peerUrl(member),
    'initial-cluster': members.map((each) => `${each.name}=${peerUrl(each)}`).join(','),
    'log-level': 'error',
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const child = spawn('/bin/sh', ['-c', untilInputEnds, 'sh', binary.path, ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(dir, `${member.name}.log`));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  // A node that cannot be started shows as one that never has a leader.
  child.on('error', (error) => log.write(`${error.message}\n`));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.destroy();
  await once(child, 'exit');
}

/** Ports that were free a moment ago: all held open until the last one is known, so that they differ. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listen() {
  const server = createServer();
  return new Promise<typeof server>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => resolve(server));
  });
}
