import { disturbs, type PlannedFault } from '../../profiles/fault.ts';
import type { ClusterControl, ClusterNode, FaultOutcome, FaultRequest } from '../cluster-control.ts';
import { type LeaderMark, leaderIn, type NewLeader, watchForLeader } from './leader-watch.ts';

/** The clock and the ears of the load that the faults fall into. */
export interface FaultClock {
  /** Since the start of the load. */
  readonly nowMs: number;
  tell(message: FaultMessage): void;
}

export type FaultMessage =
  | { readonly type: 'fault-began'; readonly atMs: number; readonly disturbs: boolean }
  | { readonly type: 'fault-done'; readonly index: number; readonly atMs: number; readonly overAtMs: number }
  | { readonly type: 'healed'; readonly atMs: number }
  | { readonly type: 'nodes-joined' | 'nodes-leaving'; readonly nodes: readonly FaultNode[] };

/** Where clients find a node. */
type FaultNode = Pick<ClusterNode, 'host' | 'port'>;

/** One fault as it happened. Times since the start of the load. */
export interface InjectedFault {
  readonly planned: PlannedFault;
  readonly nodes: readonly string[];
  readonly leaderBefore: string | null;
  readonly atMs: number;
  readonly doneMs: number;
  /** Why it was not carried out; null when it was. */
  readonly error: string | null;
  /** What was carried out and turned out otherwise: the links are not as the nodes declare them. */
  readonly mismatch: string | null;
  readonly newLeader: NewLeader | null;
  /** What a fault that lasts came to; null for others. */
  readonly lasting: LastingFault | null;
}

/** A fault that the nodes hold for a time. */
export interface LastingFault {
  readonly summary: string;
  readonly durationMs: number;
  readonly links: readonly string[];
  readonly quorumConnected: readonly string[];
  readonly losesLeader: boolean;
}

/** How long an election may take before it counts as never. */
const leaderTimeoutMs = 30_000;

/** Carries out the planned faults at their times, one after the other; stops before the next one when `signal` fires. */
export class FaultRunner {
  private readonly cluster: ClusterControl;
  private readonly clock: FaultClock;
  private readonly signal: AbortSignal;
  private readonly paused = new Set<string>();
  private holdsLeases = false;
  /** Nodes that joined while the load ran, in the order in which the generators heard of them. */
  readonly joined: ClusterNode[] = [];
  private readonly watches: Promise<InjectedFault>[] = [];

  constructor(cluster: ClusterControl, clock: FaultClock, signal: AbortSignal) {
    this.cluster = cluster;
    this.clock = clock;
    this.signal = signal;
  }

  /** Resolves when all are done and their leaders are found or given up. */
  async run(
    faults: readonly PlannedFault[],
    onFault: (fault: InjectedFault) => void,
  ): Promise<readonly InjectedFault[]> {
    for (const [index, planned] of faults.entries()) {
      await sleepUntil(this.clock, planned.atMs, this.signal);
      if (this.signal.aborted) return [...(await Promise.all(this.watches)), ...faults.slice(index).map(this.tooLate)];
      const { fault, before, verified } = await this.inject(index, planned);
      onFault(fault);
      // Not awaited: the next fault may be due before a new leader is found.
      this.watches.push(this.watch(fault, before, verified));
    }
    return Promise.all(this.watches);
  }

  /** One that was asked for and did not happen is told: the run shows less than its profile says. */
  private readonly tooLate = (planned: PlannedFault): InjectedFault => {
    const atMs = this.clock.nowMs;
    const error = 'the load was over before its turn came';
    return { planned, atMs, doneMs: atMs, error, nodes: [], leaderBefore: null, ...nothingKnownYet, lasting: null };
  };

  private async inject(index: number, planned: PlannedFault) {
    const before = disturbs(planned.kind) ? leaderIn(await this.cluster.sample()) : null;
    const atMs = this.clock.nowMs;
    this.clock.tell({ type: 'fault-began', atMs, disturbs: disturbs(planned.kind) });
    const { error, ...outcome } = await this.attempt(planned);
    const doneMs = this.clock.nowMs;
    const lasting = lastingOf(planned, outcome);
    this.clock.tell({ type: 'fault-done', index, atMs: doneMs, overAtMs: doneMs + (lasting?.durationMs ?? 0) });
    if (planned.kind === 'heal' && error === null) this.clock.tell({ type: 'healed', atMs: doneMs });
    const { nodes, leaderBefore } = outcome;
    const fault: InjectedFault = { planned, atMs, doneMs, error, nodes, leaderBefore, ...nothingKnownYet, lasting };
    return { fault, before, verified: outcome.verified };
  }

  /**
   * Ends what is still broken: links, gray and paused nodes. Those that were killed stay dead. Resolves with a sentence for
   * what could not be ended, or is not whole; links and gray nodes among it end by themselves, because the nodes hold them as leases.
   */
  async heal(): Promise<readonly string[]> {
    const resume: PlannedFault = { atMs: 0, kind: 'resume-node', target: 'paused', signal: 'SIGCONT' };
    const resumed = this.paused.size > 0 ? await this.attempt(resume) : null;
    const healed = this.holdsLeases ? await this.attempt({ atMs: 0, kind: 'heal', target: 'all' }) : null;
    const mismatch = (await healed?.verified) ?? null;
    return [resumed?.error, healed?.error, mismatch].flatMap((problem) => problem ?? []);
  }

  private async attempt({ atMs: _, ...planned }: PlannedFault): Promise<FaultOutcome & { error: string | null }> {
    const { kind, target } = planned;
    // Also when it fails: a part of it may be held then.
    if ('durationMs' in planned) this.holdsLeases = true;
    try {
      const outcome = await (target === 'paused'
        ? this.resumePaused()
        : this.cluster.inject(requestOf(planned), this.members));
      if (kind === 'pause-node') for (const node of outcome.nodes) this.paused.add(node);
      return { ...outcome, error: null };
    } catch (error) {
      return { nodes: [], leaderBefore: null, error: (error as Error).message };
    }
  }

  private readonly members = {
    joined: (nodes: readonly ClusterNode[]) => {
      const serving = nodes.filter(({ witness }) => witness !== true);
      this.joined.push(...serving);
      this.clock.tell({ type: 'nodes-joined', nodes: serving.map(addressOf) });
    },
    leaving: (nodes: readonly ClusterNode[]) => {
      this.clock.tell({ type: 'nodes-leaving', nodes: nodes.map(addressOf) });
    },
  };

  /** `paused` means what earlier faults of this run paused: only the run knows. One that has left since is paused no more. */
  private async resumePaused(): Promise<FaultOutcome> {
    const present = new Set((await this.cluster.nodes()).map(({ name }) => name));
    const nodes = [...this.paused].filter((name) => present.has(name));
    this.paused.clear();
    const failures: string[] = [];
    let leaderBefore: string | null = null;
    for (const target of nodes) {
      try {
        ({ leaderBefore } = await this.cluster.inject({ kind: 'resume-node', target }));
      } catch (error) {
        this.paused.add(target);
        failures.push(`${target} could not be resumed: ${(error as Error).message}`);
      }
    }
    if (failures.length > 0) throw new Error(failures.join('; '));
    return { nodes, leaderBefore };
  }

  private async watch(
    fault: InjectedFault,
    before: LeaderMark | null,
    verified: Promise<string | null> = Promise.resolve(null),
  ): Promise<InjectedFault> {
    const [watched, mismatch] = await Promise.all([this.watchLeader(fault, before), verified]);
    return { ...watched, mismatch };
  }

  private async watchLeader(fault: InjectedFault, before: LeaderMark | null): Promise<InjectedFault> {
    const leader = fault.leaderBefore ?? before?.name ?? null;
    const hit = leader !== null && fault.nodes.includes(leader);
    const lostLeader = disturbs(fault.planned.kind) && leader !== null && (fault.lasting?.losesLeader || hit);
    if (!lostLeader) return fault;
    // A leader that hobbles may keep its place until it is well again.
    const giveUpMs = fault.doneMs + Math.min(leaderTimeoutMs, fault.lasting?.durationMs ?? leaderTimeoutMs);
    const until = () => this.signal.aborted || this.clock.nowMs > giveUpMs;
    const mark = before?.name === leader ? before : { name: leader, ballot: '' };
    return { ...fault, newLeader: await watchForLeader(this.cluster, mark, () => this.clock.nowMs, until) };
  }
}

const nothingKnownYet = { mismatch: null, newLeader: null };

function addressOf({ host, port }: ClusterNode): FaultNode {
  return { host, port };
}

function requestOf(planned: WithoutTime<PlannedFault>): FaultRequest {
  if (!('signal' in planned)) return planned;
  const { kind, target, signal } = planned;
  return kind === 'kill-node' ? { kind, target, signal } : { kind, target };
}

type WithoutTime<Fault> = Fault extends unknown ? Omit<Fault, 'atMs'> : never;

function lastingOf(planned: PlannedFault, outcome: FaultOutcome): LastingFault | null {
  if (!('durationMs' in planned) || outcome.summary === undefined) return null;
  const { summary, links = [], quorumConnected = [], losesLeader = false } = outcome;
  return { summary, durationMs: planned.durationMs, links, quorumConnected, losesLeader };
}

/** Sleeps until the clock shows `atMs`; wakes up early when `signal` fires. */
async function sleepUntil(clock: FaultClock, atMs: number, signal: AbortSignal): Promise<void> {
  // A timer may fire up to a millisecond early: the fault would fall into the second before.
  for (let leftMs = atMs - clock.nowMs; leftMs > 0 && !signal.aborted; leftMs = atMs - clock.nowMs) {
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.ceil(leftMs));
      signal.addEventListener('abort', wake);
    });
  }
}
