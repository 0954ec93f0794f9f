import { formatBallot } from '../../../server/consensus/ballot.ts';
import type { SnapshotWanted } from '../../../server/consensus/effects.ts';
import {
  type Member,
  type MemberRole,
  type Membership,
  votersOf,
  withMajorities,
} from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import type { Random } from '../../support/random.ts';
import { Invariants } from './invariants.ts';
import { SimulatedDisk } from './simulated-disk.ts';

/** How rough a run is. Chances are per message or per step. */
export interface Weather {
  readonly loss: number;
  readonly duplicate: number;
  readonly maxDelayTicks: number;
  readonly maxSyncTicks: number;
  readonly crash: number;
  readonly partition: number;
  readonly snapshot: number;
  readonly fullDisk: number;
  /** Of members and of leaders. */
  readonly change: number;
  /** One node finds entries unreadable when it starts again. */
  readonly damage: number;
}

export interface SimulatedNode {
  readonly id: number;
  readonly disk: SimulatedDisk;
  readonly isWitness: boolean;
  core: Paxos | null;
  isDiskFull: boolean;
  readonly clockOffsetMs: number;
  readonly clockRate: number;
  wanted: SnapshotWanted | null;
  pulls: boolean;
  /** Grows with every restart: messages and disk events of an earlier life are ignored. */
  life: number;
  decidedSeen: number;
  syncUnderWay: boolean;
}

type Node = SimulatedNode;

interface Event {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** No loss, no faults, and delays and disks that are a tick slow at most. */
export const calmWeather: Weather = {
  loss: 0,
  duplicate: 0,
  maxDelayTicks: 1,
  maxSyncTicks: 1,
  crash: 0,
  partition: 0,
  snapshot: 0,
  fullDisk: 0,
  change: 0,
  damage: 0,
};

const tickMs = 10;
const roundTicks = 10;
const leaseMs = 350;
const maxClockDrift = 0.02;

/**
 * Several cores on a simulated network, clock and disks. Everything that happens follows from the seed; the trace hash
 * of two runs with one seed is equal. Every step of every node is checked against the invariants.
 */
export class Simulation {
  readonly nodes: Node[];
  readonly invariants: Invariants;
  readonly #random: Random;
  #boots = 0;
  #weather: Weather;
  #events: Event[] = [];
  #order = 0;
  #now = 0;
  #nextEntry = 0;
  #nextRead = 0;
  readonly #reads = new Map<string, number>();
  /** Links that are cut, as "from>to". */
  readonly #cut = new Set<string>();
  #isHeld: ((from: number, to: number, message: Message) => boolean) | null = null;
  readonly #membership: Membership;
  readonly #withLeases: boolean;
  /** The one node whose disk may be bad: with more of them, what was decided could be gone. */
  readonly #damaged: number;
  traceHash = 0;
  steps = 0;

  /** @param spareCount nodes that are no members at first. @param witness the id of a node that keeps no data. */
  constructor(
    nodeCount: number,
    random: Random,
    weather: Weather,
    { spareCount = 0, witness = 0, withLeases = false } = {},
  ) {
    this.#random = random;
    this.#weather = weather;
    this.nodes = Array.from({ length: nodeCount + spareCount }, (_, i) => ({
      id: i + 1,
      disk: new SimulatedDisk(),
      isWitness: i + 1 === witness,
      core: null,
      isDiskFull: false,
      clockOffsetMs: random.int(0, 1_000_000),
      clockRate: 1 + maxClockDrift * (random.next() - 0.5),
      wanted: null,
      pulls: false,
      life: 0,
      decidedSeen: 0,
      syncUnderWay: false,
    }));
    this.#membership = withMajorities(
      0,
      this.nodes.slice(0, nodeCount).map((node) => this.#member(node, 'voter')),
    );
    const hasCopies = witness === 0 && nodeCount >= 3 && weather.change === 0;
    this.#damaged = hasCopies ? random.int(1, nodeCount) : 0;
    this.#withLeases = withLeases;
    this.invariants = new Invariants(this.#membership);
    for (const node of this.nodes) this.#start(node);
  }

  /** Those that vote in the newest configuration. */
  get voters(): Node[] {
    const ids = votersOf(this.invariants.membership).map(({ nodeId }) => nodeId);
    return this.nodes.filter(({ id }) => ids.includes(id));
  }

  get leaders(): Node[] {
    return this.nodes.filter((node) => node.core?.role === 'leader');
  }

  get nowMs(): number {
    return this.#now;
  }

  /** Runs for `durationMs` of simulated time; `chaos` is called about once per simulated tick. */
  run(durationMs: number, chaos: () => void = () => {}): void {
    const end = this.#now + durationMs;
    const again = () => {
      chaos();
      if (this.#now < end) this.#after(tickMs, again);
    };
    this.#after(0, again);
    while (this.#events.length > 0 && this.#events[0]!.at <= end) {
      const event = this.#pop();
      this.#now = event.at;
      event.run();
    }
    this.#now = end;
  }

  /** One random thing that clients, operators or nature do. */
  chaos(): void {
    const random = this.#random;
    if (random.chance(0.5)) this.propose(random.pick(this.nodes), random.int(1, 5));
    if (random.chance(0.3)) this.read(random.pick(this.nodes), random.pick(this.nodes));
    if (random.chance(this.#weather.crash)) this.crash(random.pick(this.nodes));
    for (const node of this.nodes) if (node.core === null && random.chance(0.05)) this.#start(node);
    if (random.chance(this.#weather.partition)) this.#partition();
    if (random.chance(0.03)) this.heal();
    if (random.chance(this.#weather.snapshot)) this.snapshot(random.pick(this.nodes));
    if (random.chance(this.#weather.fullDisk)) this.fill(random.pick(this.nodes));
    for (const node of this.nodes) if (node.isDiskFull && random.chance(0.05)) this.free(node);
    if (random.chance(this.#weather.change)) this.changeMembers();
    if (random.chance(this.#weather.change)) this.transfer();
  }

  /** Adds, removes or exchanges nodes at random, some without having heard anything yet. */
  changeMembers(): void {
    const random = this.#random;
    const next: Member[] = [];
    for (const node of this.nodes) {
      const role = random.pick(['voter', 'voter', 'voter', 'learner', null] as const);
      if (role !== null) next.push(this.#member(node, role));
    }
    if (!next.some(({ role }) => role === 'voter')) return;
    const { configId } = this.invariants.membership;
    const majorities = withMajorities(configId + 1, next);
    const voters = votersOf(majorities).length;
    const prepareQuorum = random.int(1, voters);
    const acceptQuorum = random.int(voters - prepareQuorum + 1, voters);
    // With a witness as one of few that hold an entry, nobody else may be able to read it.
    const flexible = random.chance(0.5) && next.every(({ role }) => role !== 'witness');
    this.proposeMembership(flexible ? { ...majorities, prepareQuorum, acceptQuorum } : majorities);
  }

  proposeMembership(membership: Membership): void {
    for (const node of this.leaders) {
      if (node.core!.membership.configId + 1 !== membership.configId) continue;
      node.core!.proposeMembership(membership);
      this.#step(node);
    }
  }

  transfer(to: number = this.#random.pick(this.nodes).id): void {
    for (const node of this.leaders) {
      node.core!.transferLeadership(to);
      this.#step(node);
    }
  }

  /** The host writes a snapshot of what is decided, and lets the core forget most of it. */
  snapshot(node: Node, keep: number = this.#random.int(0, 5)): void {
    const { core, life } = node;
    if (core === null || core.decidedIndex <= (node.disk.snapshot?.index ?? 0)) return;
    const snapshot = { index: core.decidedIndex, ballot: core.ballot, membership: core.membership };
    this.#after(tickMs * this.#random.int(0, 3), () => {
      if (node.life !== life || snapshot.index <= (node.disk.snapshot?.index ?? 0)) return;
      node.disk.snapshot = snapshot;
      core.compact(snapshot.index - keep);
      this.#step(node);
    });
  }

  fill(node: Node): void {
    node.isDiskFull = true;
    node.core?.diskFull();
    this.#step(node);
  }

  free(node: Node): void {
    node.isDiskFull = false;
    node.core?.diskFree();
    this.#step(node);
    this.#sync(node);
  }

  propose(node: Node, count: number): void {
    const entries = Array.from({ length: count }, () => Buffer.from(`e${++this.#nextEntry}`));
    if (node.core?.propose(entries)) this.#step(node);
  }

  /** Reads that were taken up and are neither answered nor refused; with those of nodes that have died. */
  get openReads(): number {
    return this.#reads.size;
  }

  /** `node` is asked for a read of `asker`; when that is another one the question takes its time. */
  read(node: Node, asker: Node = node): void {
    const ballot = asker.core?.ballot;
    if (ballot === undefined) return;
    // Everything decided anywhere by now may have been acknowledged to somebody.
    const decided = this.invariants.decided.length;
    const delayMs = asker === node ? 0 : tickMs * this.#weather.maxDelayTicks * this.#random.next();
    this.#after(delayMs, () => {
      const id = ++this.#nextRead;
      if (!node.core?.requestRead(id, asker.id, ballot)) return;
      this.#reads.set(`${node.id}/${node.life}/${id}`, decided);
      this.#step(node);
    });
  }

  crash(node: Node): void {
    if (node.core === null) return;
    node.core = null;
    node.life++;
    node.syncUnderWay = false;
    node.disk.crash(this.#random.int(0, 6));
    node.wanted = null;
    node.pulls = false;
    node.isDiskFull = false;
    if (node.id === this.#damaged && this.#random.chance(this.#weather.damage)) {
      node.disk.damagedIndex = this.#random.int(node.disk.compactedIndex + 1, node.disk.lastIndex + 1);
    }
    this.invariants.noteDurable(node.id, node.disk);
    // A process that dies breaks its links, and a host that dies does not.
    if (this.#random.chance(0.5)) this.breakLinks(node);
  }

  /** The others notice that their links to `node` are gone. */
  breakLinks(node: Node): void {
    for (const other of this.nodes) {
      if (other === node) continue;
      other.core?.disconnected(node.id);
      this.#step(other);
    }
  }

  cut(from: number, to: number): void {
    this.#cut.add(`${from}>${to}`);
  }

  /** Messages for which `isHeld` is true vanish, until the network is healed. */
  hold(isHeld: (from: number, to: number, message: Message) => boolean): void {
    this.#isHeld = isHeld;
  }

  heal(): void {
    this.#cut.clear();
    this.#isHeld = null;
  }

  /** Heals the network, restarts everybody, stops the bad weather. */
  calm(): void {
    this.heal();
    this.#weather = calmWeather;
    for (const node of this.nodes) if (node.core === null) this.#start(node);
    for (const node of this.nodes) if (node.isDiskFull) this.free(node);
  }

  /** One line per node, for the message of a failed test. */
  describe(): string {
    return this.nodes
      .map(({ id, core }) =>
        core === null
          ? `${id}: down`
          : `${id}: ${core.role} ${formatBallot(core.ballot)} accepted ${formatBallot(core.acceptedBallot)} ` +
            `configuration ${core.membership.configId} (${core.membership.members.map((m) => m.nodeId + m.role[0]!).join(' ')} ` +
            `${core.membership.prepareQuorum}/${core.membership.acceptQuorum}) ` +
            `compacted ${core.compactedIndex} decided ${core.decidedIndex}/${core.lastIndex} leader ${core.leaderId}`,
      )
      .join('\n');
  }

  #start(node: Node): void {
    node.core = new Paxos(
      {
        nodeId: node.id,
        boot: ++this.#boots * 1_000_000,
        isWitness: node.isWitness,
        priority: 0,
        electionRoundTicks: roundTicks,
        unhappyRoundTicks: roundTicks / 2,
        firstRoundTicks: this.#random.int(1, roundTicks),
        resendTicks: 5,
        stallTicks: 40,
        orderMaxAgeMs: 40 * tickMs,
        deafTicks: 40,
        lease: this.#withLeases ? { durationMs: leaseMs, maxClockDrift, startedAtMs: this.#clock(node) } : null,
        maxMessageBytes: this.#random.int(4, 40),
        maxInflightMessages: this.#random.int(1, 4),
        maxInflightBytes: 64,
      },
      node.disk.state(),
      node.disk.snapshot?.membership ?? this.#membership,
    );
    node.decidedSeen = 0;
    this.#step(node);
    this.#tick(node, node.life);
    for (const other of this.nodes) {
      if (other === node) continue;
      other.core?.connected(node.id);
      this.#step(other);
    }
  }

  #tick(node: Node, life: number): void {
    // Clocks drift: a tick is up to a fifth longer or shorter.
    this.#after(tickMs * (0.8 + 0.4 * this.#random.next()), () => {
      if (node.life !== life || node.core === null) return;
      node.core.tick(this.#clock(node));
      this.#step(node);
      this.#tick(node, life);
    });
  }

  /** Clocks differ, and by a share of the time that passes: within what leases allow for. */
  #clock(node: Node): number {
    return node.clockOffsetMs + this.#now * node.clockRate;
  }

  #step(node: Node): void {
    const core = node.core;
    if (core === null) return;
    this.steps++;
    const effects = core.takeEffects(this.#clock(node));
    this.invariants.checkDecided(node.id, core, node.decidedSeen, node.isWitness);
    node.decidedSeen = core.decidedIndex;
    for (const { to, message } of effects.messages) {
      this.invariants.checkSent(node.id, message, node.disk);
      if (message.type === 'accept') this.invariants.checkProposed(message.ballot, message.startIndex, message.entries);
      if (message.type === 'acceptSync') {
        this.invariants.checkProposed(message.ballot, message.offset, message.entries);
      }
      this.#send(node.id, to, message);
    }
    for (const event of effects.events) if (event.type === 'elected') this.invariants.checkElected(node.id, core);
    for (const { id, index } of effects.readsReady) this.#readReady(node, id, index);
    for (const id of effects.readsRefused) this.#reads.delete(`${node.id}/${node.life}/${id}`);
    if (effects.persist !== null) {
      node.disk.write(effects.persist.token, effects.persist.operations);
      this.#sync(node);
    }
    node.wanted = effects.snapshotWanted;
    this.#pull(node);
  }

  /** Gets the snapshot that the core wants, in the time of a few messages; whatever is in the way, tries again. */
  #pull(node: Node): void {
    if (node.pulls || node.wanted === null) return;
    node.pulls = true;
    const { life } = node;
    const { from, index } = node.wanted;
    this.#after(tickMs * (1 + 5 * this.#random.next()), () => {
      if (node.life !== life) return;
      node.pulls = false;
      const donor = this.nodes[from - 1]!;
      const { snapshot } = donor.disk;
      const isCut = this.#cut.has(`${from}>${node.id}`) || this.#cut.has(`${node.id}>${from}`);
      if (donor.core !== null && snapshot !== null && snapshot.index >= index && !isCut) {
        if (snapshot.index > (node.disk.snapshot?.index ?? 0)) node.disk.snapshot = snapshot;
        node.core!.snapshotInstalled(snapshot.index, snapshot.ballot, snapshot.membership);
      }
      this.#step(node);
    });
  }

  #member(node: Node, role: MemberRole): Member {
    const witness = node.isWitness && role === 'voter';
    return { nodeId: node.id, role: witness ? 'witness' : role, name: `n${node.id}`, dc: '', host: '', port: 0 };
  }

  #readReady(node: Node, id: number, index: number): void {
    const key = `${node.id}/${node.life}/${id}`;
    const decidedAtRequest = this.#reads.get(key);
    if (decidedAtRequest === undefined) throw new Error(`read ${key} answered twice or never asked`);
    this.#reads.delete(key);
    this.invariants.checkRead(node.id, index, decidedAtRequest);
  }

  /** Group commit: one sync at a time, each takes all that was written before it ends. */
  #sync(node: Node): void {
    if (node.syncUnderWay || node.isDiskFull || !node.disk.hasPending) return;
    node.syncUnderWay = true;
    const life = node.life;
    this.#after(tickMs * this.#weather.maxSyncTicks * this.#random.next(), () => {
      if (node.life !== life) return;
      node.syncUnderWay = false;
      if (node.isDiskFull) return;
      const token = node.disk.sync();
      this.invariants.noteDurable(node.id, node.disk);
      node.core?.persisted(token);
      this.#step(node);
      this.#sync(node);
    });
  }

  #send(from: number, to: number, message: Message): void {
    const copies = this.#random.chance(this.#weather.duplicate) ? 2 : 1;
    for (let i = 0; i < copies; i++) {
      if (this.#random.chance(this.#weather.loss)) continue;
      // Independent delays reorder.
      this.#after(tickMs * this.#weather.maxDelayTicks * this.#random.next(), () => {
        const node = this.nodes[to - 1]!;
        if (this.#cut.has(`${from}>${to}`) || node.core === null) return;
        if (this.#isHeld?.(from, to, message)) return;
        node.core.receive(from, message, this.#clock(node));
        this.#step(node);
      });
    }
    this.#trace(from, to, message);
  }

  #trace(from: number, to: number, message: Message): void {
    const line = `${this.#now.toFixed(3)} ${from}>${to} ${message.type}`;
    for (let i = 0; i < line.length; i++) this.traceHash = (Math.imul(this.traceHash, 31) + line.charCodeAt(i)) | 0;
  }

  /** Cuts links of a random shape: any set of directed links, two sides, or one node alone. */
  #partition(): void {
    const random = this.#random;
    const shape = random.pick(['links', 'sides', 'isolate', 'hub'] as const);
    const alone = random.pick(this.nodes).id;
    const side = new Map(this.nodes.map(({ id }) => [id, random.chance(0.5)]));
    for (const a of this.nodes) {
      for (const b of this.nodes) {
        if (a === b) continue;
        const isCut =
          (shape === 'links' && random.chance(0.3)) ||
          (shape === 'sides' && side.get(a.id) !== side.get(b.id)) ||
          (shape === 'isolate' && (a.id === alone || b.id === alone)) ||
          (shape === 'hub' && a.id !== alone && b.id !== alone);
        if (isCut) this.cut(a.id, b.id);
      }
    }
  }

  #after(delayMs: number, run: () => void): void {
    const event = { at: this.#now + delayMs, order: this.#order++, run };
    const events = this.#events;
    events.push(event);
    // Binary heap, ordered by (time, order of creation).
    let i = events.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBefore(event, events[parent]!)) break;
      events[i] = events[parent]!;
      i = parent;
    }
    events[i] = event;
  }

  #pop(): Event {
    const events = this.#events;
    const first = events[0]!;
    const last = events.pop()!;
    if (events.length > 0) {
      let i = 0;
      for (;;) {
        let child = 2 * i + 1;
        if (child >= events.length) break;
        if (child + 1 < events.length && isBefore(events[child + 1]!, events[child]!)) child++;
        if (!isBefore(events[child]!, last)) break;
        events[i] = events[child]!;
        i = child;
      }
      events[i] = last;
    }
    return first;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
