import { type Ballot, compareBallots, formatBallot, sameBallot } from '../../../server/consensus/ballot.ts';
import type { Message } from '../../../server/consensus/message.ts';
import type { Paxos } from '../../../server/consensus/paxos.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

/** What must hold after every step of every node, whatever the network and the disks do. Throws with the rule's name. */
export class Invariants {
  readonly #quorum: number;
  /** What the whole cluster has decided so far: entry by slot, as text. */
  readonly decided: string[] = [];
  /** Entry by ballot and slot. */
  readonly #proposed = new Map<string, string>();
  /** Highest index that a node ever held durably in a ballot. */
  readonly #accepted = new Map<string, Map<number, number>>();

  constructor(quorum: number) {
    this.#quorum = quorum;
  }

  /** Nothing leaves a node before the state that it speaks of is on that node's disk. */
  checkSent(node: number, message: Message, disk: SimulatedDisk): void {
    const fail = (what: string) => this.#fail('durable before sent', `node ${node} sent ${message.type}: ${what}`);
    if (message.type === 'prepare' || message.type === 'promise') {
      if (compareBallots(disk.promised, message.ballot) < 0) fail(`promise ${formatBallot(disk.promised)} on disk`);
    }
    if (message.type === 'promise') {
      if (!sameBallot(disk.acceptedBallot, message.acceptedBallot)) fail('accepted ballot is not on disk');
      if (disk.entries.length < message.lastIndex) fail(`${disk.entries.length} of ${message.lastIndex} on disk`);
    }
    if (message.type === 'accepted' && !message.staged) {
      const durable = this.#accepted.get(formatBallot(message.ballot))?.get(node) ?? 0;
      if (message.index > 0 && durable < message.index) fail(`${durable} of ${message.index} on disk`);
    }
  }

  /** To be told whenever a disk has synced or a crash left part of a batch on it. */
  noteDurable(node: number, disk: SimulatedDisk): void {
    const key = formatBallot(disk.acceptedBallot);
    let nodes = this.#accepted.get(key);
    if (nodes === undefined) {
      nodes = new Map();
      this.#accepted.set(key, nodes);
    }
    nodes.set(node, Math.max(nodes.get(node) ?? 0, disk.entries.length));
  }

  /** One ballot, one slot, one value: what leaders send. */
  checkProposed(ballot: Ballot, startIndex: number, entries: readonly Uint8Array[]): void {
    entries.forEach((entry, i) => {
      const key = `${formatBallot(ballot)}/${startIndex + i + 1}`;
      const value = text(entry);
      const before = this.#proposed.get(key);
      if (before !== undefined && before !== value)
        this.#fail('one value per ballot and slot', `${key}: ${before}, ${value}`);
      this.#proposed.set(key, value);
    });
  }

  /** Agreement, and nothing is decided that a quorum of disks does not hold. `from`: decided at this node before. */
  checkDecided(node: number, core: Paxos, from: number): void {
    const { decidedIndex } = core;
    if (decidedIndex < from) this.#fail('prefix never shrinks', `node ${node}: ${from} → ${decidedIndex}`);
    if (decidedIndex > core.lastIndex) this.#fail('decided ≤ accepted', `node ${node}`);
    for (let index = from + 1; index <= decidedIndex; index++) {
      const value = text(core.entry(index));
      const before = this.decided[index - 1];
      if (before === undefined) this.#checkChosen(node, index);
      else if (before !== value) this.#fail('agreement', `slot ${index}: ${before}, node ${node} has ${value}`);
      this.decided[index - 1] = value;
    }
  }

  /** Whoever leads holds everything that was ever decided. */
  checkElected(node: number, core: Paxos): void {
    this.decided.forEach((value, i) => {
      if (core.lastIndex <= i || text(core.entry(i + 1)) !== value) {
        this.#fail('leader completeness', `leader ${node} lacks slot ${i + 1} (${value})`);
      }
    });
  }

  /** A linearizable read sees every write that anybody could have seen acknowledged before it began. */
  checkRead(node: number, index: number, decidedAtRequest: number): void {
    if (index < decidedAtRequest) this.#fail('linearizable read', `node ${node}: index ${index} < ${decidedAtRequest}`);
  }

  #checkChosen(node: number, index: number): void {
    for (const nodes of this.#accepted.values()) {
      let count = 0;
      for (const durable of nodes.values()) if (durable >= index) count++;
      if (count >= this.#quorum) return;
    }
    this.#fail('quorum of disks', `node ${node} decided slot ${index}, which no quorum holds durably in one ballot`);
  }

  #fail(rule: string, detail: string): never {
    throw new Error(`invariant broken: ${rule}: ${detail}`);
  }
}

export function text(entry: Uint8Array): string {
  return Buffer.from(entry.buffer, entry.byteOffset, entry.length).toString('latin1');
}
