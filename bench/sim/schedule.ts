import { sameBallot } from '../../server/consensus/ballot.ts';
import { SimulatedCluster } from './cluster.ts';
import { drawFaults, type Fault, inject } from './faults.ts';
import { Random } from './random.ts';
import { type ClientSettings, drawSettings, type Settings } from './settings.ts';
import type { SimulatedNode } from './simulated-node.ts';
import { Violation } from './violation.ts';

/** What is taken out of the schedule that a seed gives; shrinking finds the least that still fails. */
export interface Reduction {
  /** Places of the faults that remain; all, unless told. */
  readonly faults?: readonly number[];
  readonly durationMs?: number;
  readonly clients?: Partial<ClientSettings>;
  readonly calmNetwork?: boolean;
  readonly nodeCount?: number;
}

export interface Schedule {
  readonly seed: number;
  readonly settings: Settings;
  readonly faults: readonly Fault[];
}

export interface ScheduleResult {
  readonly traceHash: number;
  readonly events: number;
  readonly simulatedMs: number;
  readonly requests: number;
  readonly elections: number;
}

const streams = { settings: 1, faults: 2, cluster: 3, ending: 4 };

/** The schedule of a seed: limits, weather and faults. */
export function scheduleOf(seed: number, reduction: Reduction = {}): Schedule {
  const random = new Random(seed);
  const drawn = drawSettings(random.fork(streams.settings));
  const faults = drawFaults(random.fork(streams.faults), drawn);
  const { durationMs = drawn.durationMs } = reduction;
  const settings: Settings = {
    ...drawn,
    durationMs,
    clients: { ...drawn.clients, ...reduction.clients },
    network: reduction.calmNetwork ? { ...drawn.network, ...calm } : drawn.network,
  };
  const kept = reduction.faults === undefined ? faults : reduction.faults.map((place) => faults[place]!);
  return { seed, settings, faults: kept.filter(({ atMs }) => atMs < durationMs) };
}

const calm = { loss: 0, duplicate: 0, meanDelayMs: 0.1, reorder: false };

/**
 * Runs one schedule: first safety in bad weather, then liveness: a quorum is healed, and everything that is pending must
 * come to an end. Rejects with a Violation, or with what the production code threw.
 */
export async function runSchedule(
  { seed, settings, faults }: Schedule,
  onLine: ((line: string) => void) | null = null,
): Promise<ScheduleResult> {
  const random = new Random(seed);
  const cluster = new SimulatedCluster(settings, random.fork(streams.cluster), onLine);
  for (const id of cluster.nodeIds) cluster.restart(id);
  for (const client of cluster.clients) client.start();
  for (const fault of faults) {
    cluster.queue.after(fault.atMs, () => {
      cluster.trace.line(() => `           fault: ${JSON.stringify(fault)}`);
      inject(cluster, fault);
    });
  }
  await cluster.run(settings.durationMs);
  await endWell(cluster, random.fork(streams.ending));
  return {
    traceHash: cluster.trace.hash,
    events: cluster.trace.events,
    simulatedMs: cluster.queue.nowMs,
    requests: cluster.clients.reduce((sum, { completed }) => sum + completed, 0),
    elections: cluster.elections,
  };
}

/** So many times the time that an election takes at worst. */
const patienceRounds = 60;

async function endWell(cluster: SimulatedCluster, random: Random): Promise<void> {
  const { settings } = cluster;
  const core = chooseCore(cluster, random);
  if (core === null) return;
  heal(cluster, core);
  for (const client of cluster.clients) client.stop();
  const roundMs = settings.tickMs * settings.electionRoundTicks;
  const limitMs = cluster.queue.nowMs + patienceRounds * roundMs + 10 * settings.clients.patienceMs;
  const isDone = () => cluster.clients.every(({ pending }) => pending === 0) && haveConverged(cluster, core);
  if (!(await cluster.run(limitMs, isDone))) {
    throw new Violation(
      'I17 liveness',
      `not everything came to an end with nodes ${core.join(', ')} alone\n${cluster.describe()}`,
    );
  }
  await staysQuiet(cluster, core, roundMs);
}

/** A quorum of nodes that can still run; null when damage left none, which the atlas of damage must not allow. */
function chooseCore(cluster: SimulatedCluster, random: Random): number[] | null {
  const isWhole = ({ state, disk }: SimulatedNode) => state !== 'damaged' && !disk.isDamaged;
  const healthy = cluster.nodes.filter(isWhole).map(({ id }) => id);
  const quorum = (cluster.settings.nodeCount >> 1) + 1;
  if (healthy.length < quorum) throw new Violation('no impossible state', 'damage left no quorum');
  return cluster.settings.ending === 'all' ? [...cluster.nodeIds] : random.shuffle(healthy).slice(0, quorum).sort();
}

/** The core gets good weather and all of its nodes; the others stay away for good. */
function heal(cluster: SimulatedCluster, core: readonly number[]): void {
  const { network, nodes } = cluster;
  cluster.isHealed = true;
  network.healAll();
  Object.assign(network.weather, calm);
  for (const node of nodes) {
    Object.assign(node.disk.mood, { slowness: 1, isFull: false, failures: 0, misdirect: false });
    if (node.isPaused) cluster.resume(node.id);
    if (core.includes(node.id)) cluster.restart(node.id);
    else {
      cluster.abandoned.add(node.id);
      cluster.crash(node.id, false, true);
    }
  }
  const reachable = core.map((id) => cluster.node(id));
  for (const client of cluster.clients) client.reachable = reachable;
}

function haveConverged(cluster: SimulatedCluster, core: readonly number[]): boolean {
  const leader = cluster.leaders.find(({ id }) => core.includes(id));
  if (leader === undefined) return false;
  const { lastIndex, ballot } = leader.core!;
  return core.every((id) => {
    const node = cluster.node(id);
    // Its damage was found when it started just now; the atlas leaves a quorum without it.
    if (node.state === 'damaged') return true;
    if (!node.isServing || node.replica!.status().disk !== 'ok' || !sameBallot(node.core!.ballot, ballot)) return false;
    return node.appliedIndex === lastIndex && node.core!.lastIndex === lastIndex;
  });
}

/** With nothing to do and nothing broken, nobody seeks to lead. */
async function staysQuiet(cluster: SimulatedCluster, core: readonly number[], roundMs: number): Promise<void> {
  // Whoever was about to be stranded below a higher ballot may still ask once.
  await cluster.run(cluster.queue.nowMs + 5 * roundMs);
  const ballots = core.map((id) => cluster.node(id).core?.ballot.round);
  await cluster.run(cluster.queue.nowMs + 10 * roundMs);
  core.forEach((id, i) => {
    const round = cluster.node(id).core?.ballot.round;
    if (round !== undefined && round !== ballots[i])
      throw new Violation('I18 quiet ballots', `node ${id}: ${ballots[i]} → ${round}\n${cluster.describe()}`);
  });
}
