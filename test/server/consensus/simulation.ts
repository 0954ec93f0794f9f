import { formatBallot } from '../../../server/consensus/ballot.ts';
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
}

interface Node {
  readonly id: number;
  readonly disk: SimulatedDisk;
  core: Paxos | null;
  /** Grows with every restart: messages and disk events of an earlier life are ignored. */
  life: number;
  decidedSeen: number;
  syncUnderWay: boolean;
}

interface Event {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

const tickMs = 10;
const roundTicks = 10;

/**
 * Several cores on a simulated network, clock and disks. Everything that happens follows from the seed; the trace hash
 * of two runs with one seed is equal. Every step of every node is checked against the invariants.
 */
export class Simulation {
  readonly nodes: Node[];
  readonly invariants: Invariants;
  readonly #random: Random;
  #weather: Weather;
  #events: Event[] = [];
  #order = 0;
  #now = 0;
  #nextEntry = 0;
  #nextRead = 0;
  readonly #reads = new Map<string, number>();
  /** Links that are cut, as "from>to". */
  readonly #cut = new Set<string>();
  traceHash = 0;
  steps = 0;

  constructor(nodeCount: number, random: Random, weather: Weather) {
    this.#random = random;
    this.#weather = weather;
    this.invariants = new Invariants(Math.floor(nodeCount / 2) + 1);
    this.nodes = Array.from({ length: nodeCount }, (_, i) => ({
      id: i + 1,
      disk: new SimulatedDisk(),
      core: null,
      life: 0,
      decidedSeen: 0,
      syncUnderWay: false,
    }));
    for (const node of this.nodes) this.#start(node);
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
    if (random.chance(0.3)) this.read(random.pick(this.nodes));
    if (random.chance(this.#weather.crash)) this.crash(random.pick(this.nodes));
    for (const node of this.nodes) if (node.core === null && random.chance(0.05)) this.#start(node);
    if (random.chance(this.#weather.partition)) this.#partition();
    if (random.chance(0.03)) this.heal();
  }

  propose(node: Node, count: number): void {
    const entries = Array.from({ length: count }, () => Buffer.from(`e${++this.#nextEntry}`));
    if (node.core?.propose(entries)) this.#step(node);
  }

  read(node: Node): void {
    const id = ++this.#nextRead;
    // Everything decided anywhere by now may have been acknowledged to somebody.
    if (!node.core?.requestRead(id)) return;
    this.#reads.set(`${node.id}/${node.life}/${id}`, this.invariants.decided.length);
    this.#step(node);
  }

  crash(node: Node): void {
    if (node.core === null) return;
    node.core = null;
    node.life++;
    node.syncUnderWay = false;
    node.disk.crash(this.#random.int(0, 6));
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

  heal(): void {
    this.#cut.clear();
  }

  /** Heals the network, restarts everybody, stops the bad weather. */
  calm(): void {
    this.heal();
    this.#weather = { loss: 0, duplicate: 0, maxDelayTicks: 1, maxSyncTicks: 1, crash: 0, partition: 0 };
    for (const node of this.nodes) if (node.core === null) this.#start(node);
  }

  /** One line per node, for the message of a failed test. */
  describe(): string {
    return this.nodes
      .map(({ id, core }) =>
        core === null
          ? `${id}: down`
          : `${id}: ${core.role} ${formatBallot(core.ballot)} accepted ${formatBallot(core.acceptedBallot)} ` +
            `decided ${core.decidedIndex}/${core.lastIndex} leader ${core.leaderId}`,
      )
      .join('\n');
  }

  #start(node: Node): void {
    node.core = new Paxos(
      {
        nodeId: node.id,
        nodeIds: this.nodes.map(({ id }) => id),
        priority: 0,
        electionRoundTicks: roundTicks,
        unhappyRoundTicks: roundTicks / 2,
        firstRoundTicks: this.#random.int(1, roundTicks),
        resendTicks: 5,
        maxMessageBytes: this.#random.int(4, 40),
        maxInflightMessages: this.#random.int(1, 4),
        maxInflightBytes: 64,
      },
      node.disk.state(),
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
      node.core.tick();
      this.#step(node);
      this.#tick(node, life);
    });
  }

  #step(node: Node): void {
    const core = node.core;
    if (core === null) return;
    this.steps++;
    const effects = core.takeEffects();
    this.invariants.checkDecided(node.id, core, node.decidedSeen);
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
    if (effects.persist !== null) {
      node.disk.write(effects.persist.token, effects.persist.operations);
      this.#sync(node);
    }
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
    if (node.syncUnderWay || !node.disk.hasPending) return;
    node.syncUnderWay = true;
    const life = node.life;
    this.#after(tickMs * this.#weather.maxSyncTicks * this.#random.next(), () => {
      if (node.life !== life) return;
      node.syncUnderWay = false;
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
        node.core.receive(from, message);
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
