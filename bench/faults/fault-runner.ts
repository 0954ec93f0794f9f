import type { PlannedFault } from '../../profiles/profile.ts';
import type { ClusterControl, FaultOutcome, FaultRequest } from '../cluster-control.ts';
import { type LeaderMark, leaderIn, type NewLeader, watchForLeader } from './leader-watch.ts';

/** The clock and the ears of the load that the faults fall into. */
export interface FaultClock {
  /** Since the start of the load. */
  readonly nowMs: number;
  tell(message: FaultMessage): void;
}

export type FaultMessage =
  | { readonly type: 'fault-began'; readonly index: number; readonly atMs: number }
  | { readonly type: 'fault-done'; readonly index: number; readonly atMs: number };

/** One fault as it happened. Times since the start of the load. */
export interface InjectedFault {
  readonly planned: PlannedFault;
  readonly nodes: readonly string[];
  readonly leaderBefore: string | null;
  readonly atMs: number;
  readonly doneMs: number;
  readonly error: string | null;
  readonly newLeader: NewLeader | null;
}

/** How long an election may take before it counts as never. */
const leaderTimeoutMs = 30_000;

/** Carries out the planned faults at their times, one after the other; stops before the next one when `signal` fires. */
export class FaultRunner {
  private readonly cluster: ClusterControl;
  private readonly clock: FaultClock;
  private readonly signal: AbortSignal;
  private readonly paused = new Set<string>();
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
      if (this.signal.aborted) break;
      const { fault, before } = await this.inject(index, planned);
      onFault(fault);
      // Not awaited: the next fault may be due before a new leader is found.
      this.watches.push(this.watch(fault, before));
    }
    return Promise.all(this.watches);
  }

  private async inject(index: number, planned: PlannedFault) {
    const before = takesAway(planned) ? leaderIn(await this.cluster.sample()) : null;
    const atMs = this.clock.nowMs;
    this.clock.tell({ type: 'fault-began', index, atMs });
    const { nodes, leaderBefore, error } = await this.attempt(planned);
    const doneMs = this.clock.nowMs;
    this.clock.tell({ type: 'fault-done', index, atMs: doneMs });
    const fault: InjectedFault = { planned, nodes, leaderBefore, atMs, doneMs, error, newLeader: null };
    return { fault, before };
  }

  private async attempt({ kind, target, signal }: PlannedFault): Promise<FaultOutcome & { error: string | null }> {
    try {
      const request: FaultRequest = kind === 'kill-node' ? { kind, target, signal } : { kind, target };
      const outcome = await (target === 'paused' ? this.resumePaused() : this.cluster.inject(request));
      if (kind === 'pause-node') for (const node of outcome.nodes) this.paused.add(node);
      return { ...outcome, error: null };
    } catch (error) {
      return { nodes: [], leaderBefore: null, error: (error as Error).message };
    }
  }

  /** `paused` means what earlier faults of this run paused: only the run knows. */
  private async resumePaused(): Promise<FaultOutcome> {
    const nodes = [...this.paused];
    let leaderBefore: string | null = null;
    for (const target of nodes) ({ leaderBefore } = await this.cluster.inject({ kind: 'resume-node', target }));
    this.paused.clear();
    return { nodes, leaderBefore };
  }

  private async watch(fault: InjectedFault, before: LeaderMark | null): Promise<InjectedFault> {
    const leader = fault.leaderBefore ?? before?.name ?? null;
    const lostLeader = takesAway(fault.planned) && leader !== null && fault.nodes.includes(leader);
    if (!lostLeader) return fault;
    const giveUpMs = fault.doneMs + leaderTimeoutMs;
    const until = () => this.signal.aborted || this.clock.nowMs > giveUpMs;
    const mark = before?.name === leader ? before : { name: leader, ballot: '' };
    return { ...fault, newLeader: await watchForLeader(this.cluster, mark, () => this.clock.nowMs, until) };
  }
}

/** Whether requests are expected to fail because of it. */
export function takesAway({ kind }: PlannedFault): boolean {
  return kind === 'kill-node' || kind === 'pause-node';
}

/** Sleeps until the clock shows `atMs`; wakes up early when `signal` fires. */
async function sleepUntil(clock: FaultClock, atMs: number, signal: AbortSignal): Promise<void> {
  const delayMs = atMs - clock.nowMs;
  if (delayMs <= 0 || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, delayMs);
    signal.addEventListener('abort', wake);
  });
}
