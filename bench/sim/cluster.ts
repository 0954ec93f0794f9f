import { compareBallots } from '../../server/consensus/ballot.ts';
import type { Membership } from '../../server/consensus/membership.ts';
import type { PeerMessage } from '../../server/replica/peer-message.ts';
import type { ReplicaObserver } from '../../server/replica/replica-parts.ts';
import { SnapshotFileError } from '../../server/replica/snapshots/snapshot-error.ts';
import type { SnapshotObserver } from '../../server/replica/snapshots/snapshots.ts';
import { errorCode, WalError } from '../../server/replica/wal/wal-error.ts';
import { AppliedChecks } from './checks/applied-checks.ts';
import { ClientChecks } from './checks/client-checks.ts';
import { HistoryChecks } from './checks/history-checks.ts';
import { LeaseChecks } from './checks/lease-checks.ts';
import { LogChecks } from './checks/log-checks.ts';
import { Repeatable } from './checks/repeat-checks.ts';
import { SnapshotChecks } from './checks/snapshot-checks.ts';
import { StateChecks } from './checks/state-checks.ts';
import { StateModel } from './checks/state-model.ts';
import { type ClientWorld, SimulatedClient } from './client.ts';
import { EventQueue } from './event-queue.ts';
import { membershipOf } from './members.ts';
import { Network, type NetworkHost } from './network.ts';
import type { Random } from './random.ts';
import { Retirement } from './retirement.ts';
import { leaseMsOf, type Settings } from './settings.ts';
import { eachSettled } from './settled.ts';
import { SimulatedNode } from './simulated-node.ts';
import { SimulatedTenant } from './tenant.ts';
import { codeOf, describeMessage, Trace } from './trace.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** Labels of the random streams. */
const streams = { network: 1, nodes: 100, clients: 200, operator: 2, tenant: 3 };

/** More at once mean that two nodes answer each other without end. */
const frameMessagesMax = 5_000;

/** What a simulated disk says; other codes are those of mistakes in the use of Node.js. */
const diskErrors = ['EIO', 'ENOSPC', 'EEXIST', 'ENOENT'];

/** Steps without any time passing: more mean a turn that asks for itself again. */
const stepsAtOnceMax = 200_000;

/** How long an operator takes to start a node again whose process or disk failed. */
const repairMs = { min: 20, max: 200 };

/** A whole cluster with its clients, network, clocks and disks, in one process and in virtual time. */
export class SimulatedCluster implements World, NetworkHost, ClientWorld {
  readonly settings: Settings;
  readonly nodeIds: readonly number[];
  readonly membership: Membership;
  readonly queue = new EventQueue();
  readonly network: Network;
  readonly nodes: readonly SimulatedNode[];
  readonly clients: readonly SimulatedClient[];
  readonly tenant: SimulatedTenant;
  readonly trace: Trace;
  readonly #repeatable = new Repeatable();
  readonly #model: StateModel;
  readonly logChecks: LogChecks;
  readonly appliedChecks: AppliedChecks;
  readonly snapshotChecks: SnapshotChecks;
  readonly stateChecks = new StateChecks();
  readonly leaseChecks: LeaseChecks | null;
  readonly clientChecks: ClientChecks;
  readonly historyChecks: HistoryChecks;
  readonly #operator: Random;
  /** Nodes that nobody starts again. */
  readonly abandoned = new Set<number>();
  readonly retirement: Retirement;
  /** Faults are over: none begins, and those that would end later were ended. */
  isHealed = false;
  #failure: unknown = null;
  /** Until then operators may still ask for what they asked for last. */
  operatedUntilMs = 0;
  elections = 0;
  readonly #leaderListeners = new Set<(node: number) => void>();
  readonly #entryListeners = new Set<(node: number) => void>();
  readonly #makeListeners = new Set<(node: number, index: number) => void>();
  readonly #fetchListeners = new Set<(node: number, donor: number) => void>();
  readonly #lessonListeners = new Set<(node: number) => void>();
  readonly #questionListeners = new Set<(node: number, kind: PeerMessage['type']) => void>();
  snapshotsReceived = 0;
  /** Messages that arrived, by 16 times the sender's id and the receiver's. */
  readonly delivered = new Uint32Array(16 * 16);

  constructor(settings: Settings, random: Random, onLine: ((line: string) => void) | null) {
    this.settings = settings;
    this.nodeIds = Array.from({ length: settings.nodeCount }, (_, i) => i + 1);
    this.membership = membershipOf(settings, 0, this.nodeIds.slice(0, settings.founderCount));
    this.trace = new Trace(onLine);
    this.#model = new StateModel(settings.sessions, this.#repeatable);
    this.logChecks = new LogChecks(this.membership, this.#repeatable);
    this.appliedChecks = new AppliedChecks(this.#model, this.logChecks.decided);
    this.snapshotChecks = new SnapshotChecks(this.appliedChecks.commands, settings.sessions);
    const leaseMs = leaseMsOf(settings);
    this.leaseChecks = leaseMs === null ? null : new LeaseChecks(leaseMs, (node) => this.node(node).nowMs());
    this.historyChecks = new HistoryChecks(this.#model);
    this.clientChecks = new ClientChecks(this.#model, this.logChecks.decided);
    this.#operator = random.fork(streams.operator);
    this.network = new Network(this.queue, random.fork(streams.network), { ...settings.network }, settings, this);
    this.nodes = this.nodeIds.map((id) => new SimulatedNode(id, this, random.fork(streams.nodes + id)));
    this.clients = Array.from(
      { length: settings.clients.count },
      (_, i) => new SimulatedClient(i + 1, this, settings.clients, random.fork(streams.clients + i)),
    );
    this.tenant = new SimulatedTenant(this, settings.tenantMs, random.fork(streams.tenant));
    this.retirement = new Retirement({ nodes: this.nodes, ledger: this.logChecks.ledger }, this.membership);
  }

  node(id: number): SimulatedNode {
    return this.nodes[id - 1]!;
  }

  get leaders(): SimulatedNode[] {
    return this.nodes.filter(({ core }) => core?.role === 'leader');
  }

  /** Runs until `untilMs`, or until `isDone` holds after an event. Throws what broke. */
  run(untilMs: number, isDone: () => boolean = () => false): Promise<boolean> {
    const { queue } = this;
    let isBegun = false;
    let stepsAtOnce = 0;
    return eachSettled(() => {
      if (this.#failure !== null) throw this.#failure;
      if (isBegun && isDone()) return true;
      isBegun = true;
      if (queue.nextAtMs > untilMs) {
        queue.advanceTo(untilMs);
        return false;
      }
      const { nowMs } = queue;
      queue.step();
      stepsAtOnce = queue.nowMs === nowMs ? stepsAtOnce + 1 : 0;
      if (stepsAtOnce > stepsAtOnceMax) throw new Violation('I15 bounded', 'it goes on and on, and no time passes');
      return null;
    });
  }

  crash(id: number, losesPower: boolean, isNoticed: boolean): void {
    const node = this.node(id);
    if (node.state !== 'up' && node.state !== 'opening') return;
    this.note(id, 1, Number(losesPower));
    this.trace.line(() => `${this.#time()} node ${id} ${losesPower ? 'loses power' : 'is killed'}`);
    node.crash(losesPower);
    if (isNoticed) this.network.ended(id, this.peersOf(id));
    for (const client of this.clients) client.nodeEnded(node);
  }

  restart(id: number): void {
    if (this.abandoned.has(id)) return;
    this.trace.line(() => `${this.#time()} node ${id} starts`);
    this.node(id).start();
  }

  pause(id: number): void {
    this.trace.line(() => `${this.#time()} node ${id} is paused`);
    this.node(id).pause();
  }

  resume(id: number): void {
    this.trace.line(() => `${this.#time()} node ${id} goes on`);
    this.node(id).resume();
  }

  /** Ends it for good. */
  abandon(id: number): void {
    this.abandoned.add(id);
    this.crash(id, false, true);
  }

  // What the network asks and tells.

  lifeOf(node: number): number {
    return this.node(node).life;
  }

  isUp(node: number): boolean {
    return this.node(node).isServing;
  }

  dialled(node: number, from: number): (() => void) | null {
    return this.node(node).dialled(from);
  }

  deliver(from: number, to: number, messages: readonly PeerMessage[]): void {
    if (messages.length > frameMessagesMax) {
      throw new Violation('I15 bounded', `${from} sends ${messages.length} messages at once to ${to}`);
    }
    for (const message of messages) this.note(from * 16 + to, 2, codeOf(message));
    this.delivered[from * 16 + to]! += messages.length;
    this.trace.line(() => `${this.#time()} ${from} → ${to} ${messages.map(describeMessage).join(', ')}`);
    this.node(to).receive(from, messages);
    if (this.#lessonListeners.size > 0 && messages.some(({ type }) => type === 'learnResponse')) {
      for (const listener of this.#lessonListeners) listener(to);
    }
  }

  connected(node: number, peer: number): void {
    this.note(node, 3, peer);
    this.node(node).connected(peer);
  }

  disconnected(node: number, peer: number): void {
    this.note(node, 4, peer);
    this.node(node).disconnected(peer);
  }

  // What the machines ask and tell.

  peersOf(id: number): number[] {
    return this.nodeIds.filter((peer) => peer !== id);
  }

  firstContactsOf(id: number): readonly number[] {
    const { members } = id <= this.settings.founderCount ? this.membership : this.retirement.newest;
    return members.map(({ nodeId }) => nodeId);
  }

  started(node: number): void {
    this.note(node, 5, this.node(node).core!.lastIndex);
    this.trace.line(() => `${this.#time()} node ${node} serves`);
    this.network.started(node, this.peersOf(node));
  }

  ended(node: number): void {
    this.#restartLater(node);
  }

  ticked(node: number): void {
    const { replica, core } = this.node(node);
    this.note(node, 6, core!.decidedIndex);
    this.logChecks.applied(node, replica!.appliedIndex, replica!.membership);
    if (this.settings.retires && !this.isHealed) for (const id of this.retirement.takeRetired()) this.abandon(id);
  }

  leased(node: number): void {
    const other = this.nodes.find(({ id, holdsLease }) => id !== node && holdsLease);
    if (other !== undefined) throw new Violation('I14 one lease', `nodes ${node} and ${other.id} hold one at a time`);
  }

  observerOf(node: number): ReplicaObserver & SnapshotObserver {
    return {
      coreEvent: (event) => {
        if (event.type === 'elected') this.#elected(node);
        if (event.type === 'reconfigured') for (const listener of this.#entryListeners) listener(node);
        this.note(node, 7, event.ballot.round);
        this.trace.line(() => `${this.#time()} node ${node} ${JSON.stringify(event)}`);
      },
      leaderChanged: (leaderId) => this.note(node, 8, leaderId),
      durable: () => {},
      snapshotMade: (index) => {
        this.note(node, 9, index);
        this.node(node).covered(index);
        for (const listener of this.#makeListeners) listener(node, index);
      },
      snapshotReceived: (index) => {
        this.snapshotsReceived++;
        const { lastEncoded } = this.node(node);
        if (lastEncoded !== null) this.#repeatable.lostSight(lastEncoded.origin);
        this.note(node, 10, index);
        this.trace.line(() => `${this.#time()} node ${node} got the snapshot of ${index}`);
      },
      snapshotFailed: (error) => this.#snapshotFailed(node, error),
      diskFull: () => {},
      diskFree: () => {},
      diskFailed: () => this.#restartLater(node),
      proposed: () => {},
      membershipChanged: (membership) => {
        this.node(node).follow(membership);
        this.retirement.applied(membership);
      },
    };
  }

  /** Who leads by the highest ballot, if anybody does. */
  get leader(): SimulatedNode | undefined {
    const [leader] = this.leaders.sort((a, b) => compareBallots(b.core!.ballot, a.core!.ballot));
    return leader;
  }

  /** Unless all is healed by then. */
  later(afterMs: number, run: () => void): void {
    this.queue.after(afterMs, () => {
      if (!this.isHealed) run();
    });
  }

  /** Tells who leads now, and who is elected from now on, until it is ended. */
  onLeader(listener: (node: number) => void): () => void {
    for (const { id } of this.leaders) listener(id);
    this.#leaderListeners.add(listener);
    return () => this.#leaderListeners.delete(listener);
  }

  /** Tells who enters a next configuration, until it is ended. */
  onEntry(listener: (node: number) => void): () => void {
    this.#entryListeners.add(listener);
    return () => this.#entryListeners.delete(listener);
  }

  /** Tells who has made a snapshot, until it is ended. */
  onSnapshot(listener: (node: number, index: number) => void): () => void {
    this.#makeListeners.add(listener);
    return () => this.#makeListeners.delete(listener);
  }

  /** Tells who asks whom for a snapshot, until it is ended. */
  onFetch(listener: (node: number, donor: number) => void): () => void {
    this.#fetchListeners.add(listener);
    return () => this.#fetchListeners.delete(listener);
  }

  /** Tells who has been told what was decided, until it is ended. */
  onLesson(listener: (node: number) => void): () => void {
    this.#lessonListeners.add(listener);
    return () => this.#lessonListeners.delete(listener);
  }

  /** Tells who asks what of another node, until it is ended. */
  onQuestion(listener: (node: number, kind: PeerMessage['type']) => void): () => void {
    this.#questionListeners.add(listener);
    return () => this.#questionListeners.delete(listener);
  }

  sending(node: number, kind: PeerMessage['type']): void {
    for (const listener of this.#questionListeners) listener(node, kind);
  }

  fetching(node: number, donor: number): void {
    for (const listener of this.#fetchListeners) listener(node, donor);
  }

  #elected(node: number): void {
    this.elections++;
    for (const listener of this.#leaderListeners) listener(node);
  }

  fail(error: unknown): void {
    if (this.#failure !== null) return;
    this.#failure = error instanceof Error ? error : new Error(String(error));
  }

  /** For people, and for a run that got stuck. */
  describe(): string {
    const nodes = this.nodes.map((node) => {
      const { id, core, state, isPaused, appliedIndex } = node;
      if (core === null) return `node ${id}: ${state}`;
      const { round, node: owner } = core.ballot;
      return (
        `node ${id}: ${state}${isPaused ? ', paused' : ''}, ${core.role}, ballot ${round} of ${owner}, leader ${core.leaderId}, ` +
        `applied ${appliedIndex}, decided ${core.decidedIndex}, last ${core.lastIndex}, disk ${node.replica!.status().disk}`
      );
    });
    const clients = this.clients
      .filter(({ pending }) => pending > 0)
      .map((client, i) => `client ${i + 1} waits: ${client.describe()}`);
    return [...nodes, ...clients].join('\n');
  }

  note(where: number, what: number, detail: number): void {
    this.trace.note(this.queue.nowMs, where, what, detail);
  }

  /** Only a disk that was told to fail, or that lies, may refuse a snapshot; the donor's, too. */
  #snapshotFailed(id: number, error: unknown): void {
    const { disk } = this.node(id);
    this.trace.line(
      () => `${this.#time()} node ${id} failed at a snapshot: ${error instanceof Error ? error.message : error}`,
    );
    const isOfFile = error instanceof SnapshotFileError;
    const isOfDisk = isOfFile || error instanceof WalError || diskErrors.includes(errorCode(error) ?? '');
    const isExpected =
      disk.faultInjected || disk.isDamaged || (isOfFile && this.nodes.some((each) => each.disk.isDamaged));
    if (!isOfDisk || !isExpected) this.fail(error);
  }

  #restartLater(id: number): void {
    const { life } = this.node(id);
    this.queue.after(this.#operator.between(repairMs.min, repairMs.max), () => {
      if (this.node(id).life !== life) return;
      this.crash(id, false, true);
      this.restart(id);
    });
  }

  #time(): string {
    return this.queue.nowMs.toFixed(3).padStart(10);
  }
}
