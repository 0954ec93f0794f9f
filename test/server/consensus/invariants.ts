import { type Ballot, compareBallots, configOf, formatBallot, sameBallot } from '../../../server/consensus/ballot.ts';
import { type Membership, votersOf } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import type { Paxos } from '../../../server/consensus/paxos.ts';
import { decodeStopSign, isStopSign } from '../../../server/consensus/stop-sign.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

/** What must hold after every step of every node, whatever the network and the disks do. Throws with the rule's name. */
export class Invariants {
  /** What the whole cluster has decided so far: entry by slot, as text. */
  readonly decided: string[] = [];
  readonly #decidedIn: Ballot[] = [];
  /** Configurations in the order in which they were decided, with the index of the stop-sign before them. */
  readonly memberships: { readonly membership: Membership; readonly after: number }[];
  /** Entry by ballot and slot. */
  readonly #proposed = new Map<string, string>();
  /** Highest index that a node ever held durably in a ballot. */
  readonly #accepted = new Map<string, { readonly ballot: Ballot; readonly nodes: Map<number, number> }>();
  /** Owners of ballots that led. */
  readonly #elected = new Map<string, number>();

  constructor(membership: Membership) {
    this.memberships = [{ membership, after: 0 }];
  }

  get membership(): Membership {
    return this.memberships[this.memberships.length - 1]!.membership;
  }

  /** Nothing leaves a node before the state that it speaks of is on that node's disk. */
  checkSent(node: number, message: Message, disk: SimulatedDisk): void {
    const fail = (what: string) => this.#fail('durable before sent', `node ${node} sent ${message.type}: ${what}`);
    if (message.type === 'prepare' || message.type === 'promise') {
      if (compareBallots(disk.promised, message.ballot) < 0) fail(`promise ${formatBallot(disk.promised)} on disk`);
    }
    if (message.type === 'promise') {
      const isNewer = compareBallots(disk.acceptedBallot, message.acceptedBallot) > 0;
      if (!isNewer && !sameBallot(disk.acceptedBallot, message.acceptedBallot)) fail('accepted ballot is not on disk');
      const reached = Math.max(disk.lastIndex, disk.reachedIndex);
      if (!isNewer && reached < message.lastIndex) fail(`${reached} of ${message.lastIndex} on disk`);
    }
    if (message.type === 'accepted' && !message.staged) {
      const accepted = this.#accepted.get(formatBallot(message.ballot))?.nodes.get(node) ?? 0;
      // What was learned in the ballot that it is accepted in is the same.
      const durable = sameBallot(disk.acceptedBallot, message.ballot) ? disk.lastIndex : accepted;
      if (message.index > 0 && durable < message.index) fail(`${durable} of ${message.index} on disk`);
    }
  }

  /** To be told whenever a disk has synced or a crash left part of a batch on it. */
  noteDurable(node: number, disk: SimulatedDisk): void {
    const key = formatBallot(disk.acceptedBallot);
    let accepted = this.#accepted.get(key);
    if (accepted === undefined) {
      accepted = { ballot: disk.acceptedBallot, nodes: new Map() };
      this.#accepted.set(key, accepted);
    }
    // What it had learned before it accepted counts too: an acceptance is of the whole log up to its end.
    accepted.nodes.set(node, Math.max(accepted.nodes.get(node) ?? 0, disk.acceptedIndex));
  }

  /** One ballot, one slot, one value: what leaders send. */
  checkProposed(ballot: Ballot, startIndex: number, entries: readonly Uint8Array[]): void {
    entries.forEach((entry, i) => {
      const key = `${formatBallot(ballot)}/${startIndex + i + 1}`;
      const value = text(entry);
      if (value === '') return; // for a witness
      const before = this.#proposed.get(key);
      if (before !== undefined && before !== value)
        this.#fail('one value per ballot and slot', `${key}: ${before}, ${value}`);
      this.#proposed.set(key, value);
    });
  }

  /** Agreement, and nothing is decided that a quorum of disks does not hold. `from`: decided at this node before. */
  checkDecided(node: number, core: Paxos, from: number, isWitness: boolean): void {
    const { decidedIndex, compactedIndex } = core;
    if (decidedIndex < from) this.#fail('prefix never shrinks', `node ${node}: ${from} → ${decidedIndex}`);
    if (decidedIndex > core.lastIndex) this.#fail('decided ≤ accepted', `node ${node}`);
    if (compactedIndex > decidedIndex) this.#fail('compacted ≤ decided', `node ${node}`);
    if (compactedIndex > this.decided.length) this.#fail('snapshot of the undecided', `node ${node}`);
    for (let index = Math.max(from, compactedIndex) + 1; index <= decidedIndex; index++) {
      const entry = core.log.entry(index);
      const value = text(entry);
      const before = this.decided[index - 1];
      if (before === undefined) this.#noteDecided(node, index, entry);
      else if (before !== value && !(isWitness && value === '')) {
        this.#fail('agreement', `slot ${index}: ${before}, node ${node} has ${value}`);
      }
    }
  }

  /**
   * Whoever leads holds everything that was ever decided below its ballot, and no other ever led with that. (When its promises
   * come late, a higher one may have decided more already.)
   */
  checkElected(node: number, core: Paxos): void {
    const key = formatBallot(core.ballot);
    if ((this.#elected.get(key) ?? node) !== node) this.#fail('one proposer per ballot', key);
    this.#elected.set(key, node);
    const { configId } = core.membership;
    this.decided.forEach((value, i) => {
      if (i < core.compactedIndex || this.#configAt(i + 1).configId > configId) return;
      if (compareBallots(this.#decidedIn[i]!, core.ballot) > 0) return;
      if (core.lastIndex <= i || text(core.log.entry(i + 1)) !== value) {
        this.#fail(
          'leader completeness',
          `leader ${node} (${key}, configuration ${configId}) lacks slot ${i + 1} (${value})`,
        );
      }
    });
  }

  /** A linearizable read sees every write that anybody could have seen acknowledged before it began. */
  checkRead(node: number, index: number, decidedAtRequest: number): void {
    if (index < decidedAtRequest) this.#fail('linearizable read', `node ${node}: index ${index} < ${decidedAtRequest}`);
  }

  #noteDecided(node: number, index: number, entry: Uint8Array): void {
    // A witness has no value to tell; it may be the first only if something is wrong with the leader.
    if (entry.length === 0) this.#fail('decided by a leader', `witness ${node} knows slot ${index} first`);
    this.#decidedIn[index - 1] = this.#checkChosen(node, index);
    this.decided[index - 1] = text(entry);
    if (isStopSign(entry)) {
      const membership = decodeStopSign(entry);
      if (membership.configId !== this.membership.configId + 1) this.#fail('configurations follow', `slot ${index}`);
      this.memberships.push({ membership, after: index });
    }
  }

  #configAt(index: number): Membership {
    let found = this.memberships[0]!;
    for (const one of this.memberships) if (one.after < index) found = one;
    return found.membership;
  }

  /** The lowest ballot in which it was. */
  #checkChosen(node: number, index: number): Ballot {
    const membership = this.#configAt(index);
    const voters = votersOf(membership).map(({ nodeId }) => nodeId);
    let lowest: Ballot | null = null;
    for (const { ballot, nodes } of this.#accepted.values()) {
      if (configOf(ballot) !== membership.configId) continue;
      const count = voters.filter((voter) => (nodes.get(voter) ?? 0) >= index).length;
      const isLower = lowest === null || compareBallots(ballot, lowest) < 0;
      if (count >= membership.acceptQuorum && isLower) lowest = ballot;
    }
    if (lowest !== null) return lowest;
    return this.#fail(
      'quorum of disks',
      `node ${node} decided slot ${index}, which no quorum holds durably in one ballot`,
    );
  }

  #fail(rule: string, detail: string): never {
    throw new Error(`invariant broken: ${rule}: ${detail}`);
  }
}

function text(entry: Uint8Array): string {
  return Buffer.from(entry.buffer, entry.byteOffset, entry.length).toString('latin1');
}
