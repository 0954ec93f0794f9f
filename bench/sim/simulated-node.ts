import { zeroBallot } from '../../server/consensus/ballot.ts';
import type { LeaseConfig } from '../../server/consensus/lease.ts';
import type { Membership } from '../../server/consensus/membership.ts';
import type { PaxosConfig } from '../../server/consensus/paxos-config.ts';
import { decodeStopSign } from '../../server/consensus/stop-sign.ts';
import { decodeCommand, encodeCommand } from '../../server/replica/command-codec.ts';
import type { RequestOptions } from '../../server/replica/contract.ts';
import type { Link, PeerLinks } from '../../server/replica/peer-links.ts';
import type { PeerMessage } from '../../server/replica/peer-message.ts';
import { PaxosReplica } from '../../server/replica/replica.ts';
import type { ReplicaParts } from '../../server/replica/replica-parts.ts';
import type { Scheduler } from '../../server/replica/scheduler.ts';
import { SnapshotFileError } from '../../server/replica/snapshots/snapshot-error.ts';
import { openStorage, type Storage } from '../../server/replica/storage.ts';
import { WalError } from '../../server/replica/wal/wal-error.ts';
import type { Applied, Command, Operation, Session } from '../../server/statemachine/command.ts';
import type { StateMachine } from '../../server/statemachine/state-machine.ts';
import { ProcessChecks } from './checks/process-checks.ts';
import { SimulatedDisk } from './disk/simulated-disk.ts';
import { hashOf } from './entry-hash.ts';
import { addressOf, linksOf, watched } from './node-links.ts';
import { ObservedCore } from './observed-core.ts';
import { observedLog } from './observed-log.ts';
import { observedStateMachine } from './observed-state-machine.ts';
import type { Random } from './random.ts';
import { leaseMsOf, limitsOf } from './settings.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

type State = 'down' | 'opening' | 'up' | 'damaged';

const clusterId = 'simulated';

/** What became of a command that a client gave to a node. */
export interface Proposed {
  readonly applied: Promise<Applied>;
  /** Null: it was refused before it had a name. */
  readonly command: Command | null;
}

/** One machine: its disk, its clock, and the process on it, which is that of production but for what it stands on. */
export class SimulatedNode {
  readonly id: number;
  readonly disk: SimulatedDisk;
  readonly #world: World;
  readonly #random: Random;
  readonly #clockOffsetMs: number;
  readonly #clockRate: number;
  /** Grows with every start and every end of the process: what an earlier life planned does not happen. */
  life = 0;
  state: State = 'down';
  core: ObservedCore | null = null;
  replica: PaxosReplica | null = null;
  #links: PeerLinks<Link> | null = null;
  #checks: ProcessChecks | null = null;
  #lastProposed: Command | null = null;
  #lastEncodedBytes = 0;
  /** The newest command of this process or of an earlier one. */
  lastEncoded: Command | null = null;
  #isPaused = false;
  /** What reached the process while it was paused. */
  readonly #stalled: (() => void)[] = [];

  constructor(id: number, world: World, random: Random) {
    this.id = id;
    this.#world = world;
    this.#random = random;
    this.disk = new SimulatedDisk(world.queue, random.fork(1), world.settings.diskMs);
    this.#clockOffsetMs = random.between(0, 1_000_000);
    this.#clockRate = 1 + random.between(-1, 1) * world.settings.drift;
  }

  /** Of the node's own clock, which drifts. */
  nowMs(): number {
    return this.#clockOffsetMs + this.#world.queue.nowMs * this.#clockRate;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  get isWitness(): boolean {
    return this.#world.settings.witnesses.includes(this.id);
  }

  get isServing(): boolean {
    return this.state === 'up' && !this.#isPaused;
  }

  /** Starts the process; it serves when its log is recovered. */
  start(): void {
    if (this.state !== 'down') return;
    this.state = 'opening';
    this.life++;
    const life = this.life;
    this.#open(life).catch((error: unknown) => {
      if (life === this.life) this.#openingFailed(error);
    });
  }

  /** Ends the process with all that it had in memory. */
  crash(losesPower: boolean): void {
    if (this.state !== 'up' && this.state !== 'opening') return;
    this.#end();
    this.disk.crash(losesPower);
  }

  pause(): void {
    this.#isPaused = true;
  }

  /** All that arrived meanwhile is there at once, and the timer fires once. */
  resume(): void {
    this.#isPaused = false;
    for (const task of this.#stalled.splice(0)) {
      if (this.#isPaused) this.#stalled.push(task);
      else task();
    }
  }

  /** A client of this node wants it. Gives its outcome, and the command's name when it was taken. */
  propose(operation: Operation, session: Session | null, options: RequestOptions): Proposed {
    this.#lastProposed = null;
    const replica = this.replica!;
    const { bounds } = this.#checks!;
    const before = replica.status().queuedProposals;
    const applied = replica.propose(operation, session, options);
    const command = this.#lastProposed as Command | null;
    if (replica.status().queuedProposals > before) {
      const bytes = this.#lastEncodedBytes;
      bounds.admitted(bytes);
      const settled = () => bounds.settled(bytes);
      applied.then(settled, settled);
    }
    return { applied, command };
  }

  /** It has a snapshot of so much on its disk. */
  covered(index: number): void {
    this.#checks!.bounds.covered(index);
  }

  receive(from: number, messages: readonly PeerMessage[]): void {
    this.#act(() => {
      this.#checks!.taking(messages);
      this.replica!.receive(from, messages);
    });
  }

  connected(peer: number): void {
    this.#act(() => this.replica!.connected(peer));
  }

  disconnected(peer: number): void {
    this.#act(() => this.replica!.disconnected(peer));
  }

  /** `peer` has dialled this node. Gives what is to be called when its stream has ended; null: it is turned away. */
  dialled(peer: number): (() => void) | null {
    const { life } = this;
    const ended = this.#links!.answer(addressOf(peer));
    return ended && (() => life === this.life && this.#act(ended));
  }

  /** The members have changed, as far as this node has applied the log. */
  follow({ members }: Membership): void {
    this.#links!.follow(members);
  }

  #end(): void {
    this.life++;
    this.state = 'down';
    this.core = null;
    this.replica = null;
    this.#links = null;
    this.#isPaused = false;
    this.#stalled.length = 0;
  }

  /** Something happens to the process: now, or when it is awake again. */
  #act(task: () => void): void {
    if (this.state !== 'up') return;
    if (this.#isPaused) this.#stalled.push(task);
    else task();
  }

  #wake(life: number, task: () => void): void {
    if (life !== this.life) return;
    if (this.#isPaused) this.#stalled.push(task);
    else task();
  }

  async #open(life: number): Promise<void> {
    const { settings } = this.#world;
    const storage = await openStorage({
      dataDir: '/data',
      clusterId,
      nodeId: this.id,
      isWitness: this.isWitness,
      scheduler: this.#schedulerOf(life),
      segmentSizeBytes: settings.segmentSizeBytes,
      minLogBytes: settings.snapshotLogBytes,
      pieceBytes: settings.pieceBytes,
      fileSystem: this.disk.mount((task) => this.#wake(life, task)),
      nowMs: () => this.nowMs(),
      stateMachineLimits: this.#world.settings.sessions,
      randomSalt: () => this.#random.bits(),
    });
    if (life !== this.life) return;
    const { logChecks } = this.#world;
    if (this.disk.isMisdirected) {
      // If that record was the last, nothing is missing that the log could notice: an operator has to replace the node.
      this.#giveUp();
      return;
    }
    const snapshotBallot = storage.snapshot?.ballot ?? zeroBallot;
    const hasLostSnapshot = storage.report.unusableSnapshots.length > 0;
    logChecks.recovered(this.id, storage.state, snapshotBallot, { isDamaged: this.disk.isDamaged, hasLostSnapshot });
    if (storage.snapshot !== null) this.#restored(storage.snapshot.index, storage.stateMachine);
    const membership = storage.snapshot === null ? this.#world.membership : decodeStopSign(storage.snapshot.membership);
    const config = this.#coreConfig();
    this.#checks = new ProcessChecks(this.id, this.#world, this, config.stallTicks / 2);
    this.core = new ObservedCore(config, storage.state, membership, this.#checks);
    this.#links = linksOf(this.id, this.#world);
    if (storage.snapshot !== null) this.follow(membership);
    this.replica = new PaxosReplica(this.#parts(life, config.boot, this.core, membership, storage));
    this.state = 'up';
    this.#world.started(this.id);
    this.#tick(life, this.#random.next() * this.#world.settings.tickMs);
  }

  #openingFailed(error: unknown): void {
    if (error instanceof Violation) {
      this.#world.fail(error);
      return;
    }
    const isDamage = error instanceof SnapshotFileError || (error instanceof WalError && error.code === 'damaged');
    if (isDamage && this.disk.isDamaged) {
      this.#giveUp();
      return;
    }
    if (!this.disk.faultInjected) {
      this.#world.fail(error);
      return;
    }
    this.#end();
    this.disk.crash(false);
    this.#world.ended(this.id);
  }

  /** As it should: a node that lost what it acknowledged must not take part. */
  #giveUp(): void {
    this.#end();
    this.disk.crash(false);
    this.state = 'damaged';
  }

  get appliedIndex(): number {
    return this.replica?.appliedIndex ?? 0;
  }

  /** It leads and may answer reads without asking. A paused process too: it may do so when it wakes. */
  get holdsLease(): boolean {
    return this.core?.holdsLease(this.nowMs()) === true;
  }

  #leaseConfig(): LeaseConfig | null {
    const durationMs = leaseMsOf(this.#world.settings);
    if (durationMs === null) return null;
    const { drift } = this.#world.settings;
    // One clock that runs 1 + drift times as fast as time against one that runs 1 - drift times as fast.
    const maxClockDrift = 1 - (1 - drift) / (1 + drift);
    return { durationMs, maxClockDrift, startedAtMs: this.nowMs() };
  }

  #coreConfig(): PaxosConfig {
    const { settings } = this.#world;
    const firstRoundTicks = this.#random.int(1, settings.electionRoundTicks);
    const boot = this.#random.bits();
    return {
      nodeId: this.id,
      boot,
      isWitness: this.isWitness,
      priority: 0,
      electionRoundTicks: settings.electionRoundTicks,
      unhappyRoundTicks: settings.unhappyRoundTicks,
      firstRoundTicks,
      resendTicks: settings.resendTicks,
      stallTicks: settings.stallTicks,
      orderMaxAgeMs: settings.stallTicks * settings.tickMs,
      deafTicks: settings.electionRoundTicks + Math.max(settings.electionRoundTicks, settings.resendTicks),
      lease: this.#leaseConfig(),
      maxMessageBytes: settings.maxMessageBytes,
      maxInflightMessages: settings.maxInflightMessages,
      maxInflightBytes: settings.maxInflightBytes,
    };
  }

  #schedulerOf(life: number): Scheduler {
    const { queue } = this.#world;
    return {
      nowMs: () => this.nowMs(),
      defer: (task) => queue.after(0, () => this.#wake(life, task)),
      crash: (error) => this.#world.fail(error),
    };
  }

  #parts(life: number, boot: number, core: ObservedCore, membership: Membership, storage: Storage): ReplicaParts {
    const { settings } = this.#world;
    const observer = this.#world.observerOf(this.id);
    return {
      nodeId: this.id,
      boot,
      isWitness: this.isWitness,
      core,
      membership,
      log: observedLog(this, storage.wal, this.#world),
      stateMachine: observedStateMachine(this, storage.stateMachine, this.#world),
      snapshots: (host) =>
        storage.snapshots(observer)({
          ...host,
          installed: (header) => {
            const before = this.appliedIndex;
            const isNews = header.index > core.decidedIndex;
            host.installed(header);
            this.#world.logChecks.installed(this.id, core, header.ballot, before, this.appliedIndex, isNews);
            this.#restored(header.index, storage.stateMachine);
          },
        }),
      transport: watched(this.id, this.#links!, this.#world),
      scheduler: this.#schedulerOf(life),
      clock: { nowMs: () => this.nowMs() },
      // In the end, when nothing is to happen any more, the log's time stands still.
      logTime: { intervalMs: settings.logClockMs, nowMs: () => (this.#world.isHealed ? 0 : this.nowMs()) },
      encode: (command) => {
        this.#lastProposed = command;
        this.lastEncoded = command;
        const bytes = encodeCommand(command);
        this.#lastEncodedBytes = bytes.length;
        return bytes;
      },
      decode: (bytes, start, end) => {
        this.#world.appliedChecks.entry(this.id, this.appliedIndex + 1, hashOf(bytes.subarray(start, end)));
        return decodeCommand(bytes, start, end);
      },
      limits: limitsOf(settings),
      observer,
      diskStateOf: (error) => (error instanceof WalError && error.code === 'disk-full' ? 'full' : 'failed'),
    };
  }

  #restored(index: number, state: StateMachine): void {
    if (this.isWitness) return; // it keeps places, and no state
    try {
      this.#world.snapshotChecks.restored(this.id, index, state);
    } catch (error) {
      this.#world.fail(error);
    }
  }

  /**
   * A tick waits for the end of the turn, as in `server/node.ts`: what reached a paused process is received before the timer
   * fires, once. Nothing else arrives at the very moment of a tick, so that an awake process need not wait.
   */
  #tick(life: number, delayMs: number): void {
    this.#world.queue.after(delayMs, () => {
      const mustWait = this.#isPaused;
      this.#wake(life, () => {
        if (mustWait) this.#world.queue.after(0, () => this.#wake(life, () => this.#ticked()));
        else this.#ticked();
        this.#tick(life, this.#world.settings.tickMs / this.#clockRate);
      });
    });
  }

  #ticked(): void {
    this.replica!.tick(this.nowMs());
    this.#links!.tick(this.nowMs());
    this.#checks!.hostTicked(this.core!, this.replica!.status());
    this.#world.ticked(this.id);
  }
}
