import type {
  ClusterControl,
  ClusterNode,
  FaultOutcome,
  FaultRequest,
  MemberWatch,
  NodeFaultRequest,
  NodeSample,
} from '../../bench/cluster-control.ts';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { BenchLeases } from '../faults/bench-leases.ts';
import type { Driver } from './driver.ts';
import { changeInRun } from './members/bench-members.ts';
import { type EndingSignal, endingSignals, killNodes, pauseNodes, resumeNodes } from './node-action.ts';
import { ClusterProbe, type NodeProbe } from './probe.ts';
import { startNodes } from './reconcile.ts';
import { type ClusterRecord, requireCluster } from './registry.ts';
import { selectRecorded } from './selectors.ts';
import { leaderOf, roleOf } from './status.ts';

/** A sample must not take longer than the second it belongs to. */
const sampleTimeoutMs = 800;
/** A fault waits at most this long: for the lock, for a process to be gone, for a started node to serve. */
const faultTimeoutMs = 15_000;

/** What a benchmark may do to a cluster, done by the same code as the commands. Close it at the end. */
export class BenchControl implements ClusterControl {
  readonly name: string;
  readonly #context: Context;
  readonly #driver: Driver;
  readonly #probe: ClusterProbe;
  /** What kill-node of this run hit and start-node has not started yet: the meaning of the target `killed`. */
  readonly #killed = new Set<string>();
  readonly #leases: BenchLeases;
  readonly #signal: AbortSignal;

  /** `signal` ends what waits for the cluster, but no healing. */
  constructor(context: Context, driver: Driver, clusterName: string, signal: AbortSignal) {
    this.name = clusterName;
    this.#context = context;
    this.#driver = driver;
    this.#probe = new ClusterProbe(context, driver);
    this.#signal = signal;
    this.#leases = new BenchLeases(context, driver, clusterName, faultTimeoutMs);
  }

  async nodes(): Promise<readonly ClusterNode[]> {
    const cluster = await requireCluster(this.#context.stateDir, this.name);
    const processes = await this.#driver.observe(cluster);
    return cluster.nodes.map(({ nodeId, name, dc, host, port, witness = false }) => {
      return { nodeId, name, dc, host, port, alive: processes.has(name), witness };
    });
  }

  async sample(name?: string): Promise<readonly NodeSample[]> {
    const cluster = await requireCluster(this.#context.stateDir, this.name);
    const nodes = cluster.nodes.filter((node) => name === undefined || node.name === name);
    return (await this.#probe.probe({ ...cluster, nodes }, sampleTimeoutMs)).map(toSample);
  }

  inject(fault: FaultRequest, members?: MemberWatch): Promise<FaultOutcome> {
    switch (fault.kind) {
      case 'kill-node':
        return this.#kill(fault);
      case 'start-node':
        return this.#start(fault);
      case 'pause-node':
        return pauseNodes(this.#context, this.#driver, this.name, faultOptions(fault.target));
      case 'resume-node':
        return resumeNodes(this.#context, this.#driver, this.name, faultOptions(fault.target));
      case 'scale':
      case 'replace-node':
      case 'transfer-leader':
        return changeInRun(this.#context, this.#driver, this.name, fault, { watch: members, signal: this.#signal });
      case 'heal':
        return this.#leases.heal();
      default:
        return this.#leases.inject(fault);
    }
  }

  close(): Promise<void> {
    return this.#probe.close();
  }

  async #kill(fault: NodeFaultRequest): Promise<FaultOutcome> {
    const signal = toEndingSignal(fault.signal ?? 'SIGKILL');
    const outcome = await killNodes(this.#context, this.#driver, this.name, { ...faultOptions(fault.target), signal });
    for (const name of outcome.nodes) this.#killed.add(name);
    return outcome;
  }

  async #start(fault: NodeFaultRequest): Promise<FaultOutcome> {
    const cluster = await requireCluster(this.#context.stateDir, this.name);
    const leaderBefore = leaderOf(await this.#probe.probe(cluster, sampleTimeoutMs));
    const choose = (present: ClusterRecord) =>
      fault.target === 'killed' ? this.#killedAmong(present) : selectRecorded(present, fault.target);
    const { plan } = await startNodes(this.#context, this.#driver, this.name, choose, {
      timeoutMs: faultTimeoutMs,
      nodeSettings: { logLevel: 'info' },
      signal: this.#signal,
    });
    const nodes = plan.map(({ node }) => node.name);
    for (const name of nodes) this.#killed.delete(name);
    return { nodes, leaderBefore };
  }

  /** A node that was killed and then replaced has left: nobody can start it. */
  #killedAmong({ nodes }: ClusterRecord): readonly string[] {
    const killed = nodes.map(({ name }) => name).filter((name) => this.#killed.has(name));
    if (killed.length === 0) throw nothingKilled();
    return killed;
  }
}

/** The profile decides what is done to the cluster; that it says so is the permission to lose the quorum. */
function faultOptions(target: string) {
  return { target, allowQuorumLoss: true, timeoutMs: faultTimeoutMs };
}

function toSample({ node, state, status }: NodeProbe): NodeSample {
  return {
    nodeId: node.nodeId,
    name: node.name,
    // A node that answers but does not serve yet has a process and an answer: its role says the rest.
    state: state === 'starting' ? 'running' : state,
    role: status === null ? null : roleOf(status.role),
    leaderId: status?.leaderId ?? 0,
    ballot: status?.ballot ?? '',
    commitIndex: status?.commitIndex ?? 0,
    appliedIndex: status?.appliedIndex ?? 0,
    rssBytes: status?.rssBytes ?? 0,
    dataBytes: status?.dataBytes ?? 0,
    cpuMicros: status?.cpuMicros ?? 0,
    eventLoopDelayP99Ms: status?.eventLoopDelayP99Ms ?? 0,
  };
}

function toEndingSignal(signal: string): EndingSignal {
  const known = endingSignals.find((name) => name === signal);
  if (known !== undefined) return known;
  throw new CliError({
    code: 'bad-signal',
    exit: 'usage',
    message: `${signal} does not end a process.`,
    hint: `Use one of ${endingSignals.join(', ')}; to freeze a node use pause-node.`,
  });
}

function nothingKilled(): CliError {
  return new CliError({
    code: 'no-target',
    exit: 'usage',
    message:
      'The target "killed" means what an earlier kill-node of the run hit, and no such node is left to be started.',
    hint: 'Put a kill-node before it in the profile, or name the node.',
  });
}
