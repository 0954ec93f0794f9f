import { type Ballot, compareBallots, formatBallot, sameBallot } from '../../../server/consensus/ballot.ts';
import type { Effects } from '../../../server/consensus/effects.ts';
import type { DurableOperation, HardState } from '../../../server/consensus/hard-state.ts';
import { type Membership, votersOf } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { decodeStopSign, isStopSign } from '../../../server/consensus/stop-sign.ts';
import { hashOf } from '../entry-hash.ts';
import { type Invariant, Violation } from '../violation.ts';
import { ShadowLog } from './shadow-log.ts';

/** The parts of a core that are looked at. */
export interface CoreView {
  readonly decidedIndex: number;
  readonly lastIndex: number;
  /** Entries up to here are in a snapshot, and cannot be looked at. */
  readonly compactedIndex: number;
  entry(index: number): Uint8Array;
}

/** All that is known of one node, over all of its lives. */
class NodeAccount {
  /** What was handed to the disk, and what the disk confirmed. */
  volatile = new ShadowLog();
  durable = new ShadowLog();
  /** Handed to the disk and not confirmed: may or may not survive a crash. */
  unconfirmed: readonly DurableOperation[] | null = null;
  decidedIndex = 0;
  /** The highest ballot that a promise or an acknowledgement of this node ever spoke of. */
  spokeOf: Ballot | null = null;
}

/** One leadership: its log as its owner wrote it, and how far each node ever held that durably. */
interface BallotAccount {
  readonly ballot: Ballot;
  readonly hashes: (number | null)[];
  readonly durable: Map<number, number>;
}

/** The voters of the entries after an index. */
interface Configuration {
  readonly after: number;
  readonly configId: number;
  readonly voters: ReadonlySet<number>;
  readonly quorum: number;
}

function configurationFrom(after: number, membership: Membership): Configuration {
  const { configId, acceptQuorum } = membership;
  const voters = new Set(votersOf(membership).map(({ nodeId }) => nodeId));
  return { after: after === 0 ? -1 : after, configId, voters, quorum: acceptQuorum };
}

/** Checks the log of every node after every step, against all that any node ever did. */
export class LogChecks {
  /** What the cluster has decided so far, by hash. */
  readonly decided: number[] = [];
  /** Who decides, from which index on: oldest first. */
  readonly #configurations: Configuration[];
  readonly #nodes = new Map<number, NodeAccount>();
  /** The lowest ballot in which each of them was chosen. */
  readonly #decidedIn: Ballot[] = [];
  readonly #ballots = new Map<number, BallotAccount>();

  constructor(membership: Membership) {
    this.#configurations = [configurationFrom(0, membership)];
  }

  /** A node is about to carry out these effects. */
  effects(node: number, core: CoreView, effects: Effects): void {
    const account = this.#account(node);
    if (effects.persist !== null) this.#persist(node, account, effects.persist.operations);
    for (const event of effects.events) if (event.type === 'elected') this.#elected(node, event.ballot, core);
    for (const { message } of effects.messages) this.#sent(node, account, message);
    this.#decide(node, account, core);
  }

  /** An append is under way. */
  writing(node: number, operations: readonly DurableOperation[]): void {
    this.#account(node).unconfirmed = operations;
  }

  /** The append that was under way is durable, says the log. */
  written(node: number): void {
    const account = this.#account(node);
    for (const operation of account.unconfirmed!) account.durable.apply(node, operation);
    account.unconfirmed = null;
    this.#noteDurable(node, account.durable);
  }

  /** Nothing was written, says the log. */
  notWritten(node: number): void {
    this.#account(node).unconfirmed = null;
  }

  /** What a node found on its disk when it started. `isDamaged`: the medium changed something behind its back. */
  recovered(node: number, state: HardState, isDamaged: boolean): void {
    const account = this.#account(node);
    const found = this.#possible(node, account).find((shadow) => shadow.allows(state, isDamaged));
    if (found === undefined) {
      const detail = `node ${node} finds ${describe(state)}; it had confirmed ${describe(account.durable)}`;
      throw new Violation('disk keeps what was written', detail);
    }
    if (account.spokeOf !== null && compareBallots(found.promised, account.spokeOf) < 0) {
      throw new Violation('I4 promise survives', `node ${node} forgot ${formatBallot(account.spokeOf)}`);
    }
    account.unconfirmed = null;
    // A snapshot is durable before the log says so.
    if (state.compactedIndex > 0) found.apply(node, { type: 'snapshot', index: state.compactedIndex });
    account.durable = found;
    account.volatile = found.copy();
    account.decidedIndex = 0;
    this.#noteDurable(node, found);
  }

  /** An append is durable whole or not at all. */
  #possible(node: number, { durable, unconfirmed }: NodeAccount): ShadowLog[] {
    if (unconfirmed === null) return [durable];
    const after = durable.copy();
    for (const operation of unconfirmed) after.apply(node, operation);
    return [durable, after];
  }

  #account(node: number): NodeAccount {
    let account = this.#nodes.get(node);
    if (account === undefined) {
      account = new NodeAccount();
      this.#nodes.set(node, account);
    }
    return account;
  }

  #persist(node: number, account: NodeAccount, operations: readonly DurableOperation[]): void {
    for (const operation of operations) {
      const before = account.volatile.acceptedBallot;
      account.volatile.apply(node, operation);
      // A cut behind a stop-sign, in a ballot that was left, is no vote.
      const isVote = operation.type === 'accept' && sameBallot(operation.ballot, account.volatile.promised);
      if (isVote) {
        const from = sameBallot(before, operation.ballot) ? operation.startIndex : 0;
        this.#compareWithLeader(node, account.volatile, from);
      }
    }
  }

  /** In one ballot there is one log: that of its owner. Everybody else's is the beginning of it. */
  #compareWithLeader(node: number, { acceptedBallot, hashes }: ShadowLog, from: number): void {
    const key = keyOf(acceptedBallot);
    let ballot = this.#ballots.get(key);
    if (ballot === undefined) {
      if (acceptedBallot.node !== node)
        this.#fail('I8 log equals the leader’s', node, `ballot ${formatBallot(acceptedBallot)} has no leader yet`);
      ballot = { ballot: acceptedBallot, hashes: hashes.slice(), durable: new Map() };
      this.#ballots.set(key, ballot);
      return;
    }
    const leads = acceptedBallot.node === node;
    for (let i = from; i < hashes.length; i++) {
      if (i === ballot.hashes.length && leads) ballot.hashes.push(hashes[i] ?? null);
      else if (differ(ballot.hashes[i], hashes[i])) {
        const rule = leads ? 'I6 one value per ballot and slot' : 'I8 log equals the leader’s';
        this.#fail(rule, node, `ballot ${formatBallot(acceptedBallot)}, slot ${i + 1} differs`);
      }
    }
    if (leads && hashes.length < ballot.hashes.length) {
      this.#fail(
        'I6 one value per ballot and slot',
        node,
        `the log of ballot ${formatBallot(acceptedBallot)} got shorter`,
      );
    }
  }

  /** Whoever leads holds all that was chosen below its ballot. (A higher one may have chosen more already.) */
  #elected(node: number, ballot: Ballot, core: CoreView): void {
    for (let i = core.compactedIndex; i < this.decided.length; i++) {
      if (compareBallots(this.#decidedIn[i]!, ballot) > 0) continue;
      if (core.lastIndex > i && hashOf(core.entry(i + 1)) === this.decided[i]) continue;
      this.#fail('I7 leader completeness', node, `leads without slot ${i + 1}, which was decided`);
    }
  }

  #sent(node: number, account: NodeAccount, message: Message): void {
    const { durable } = account;
    switch (message.type) {
      case 'prepare':
        if (compareBallots(durable.promised, message.ballot) < 0) this.#tooEarly(node, message.type);
        this.#speaksFor(node, message.ballot);
        break;
      case 'promise':
        if (compareBallots(durable.promised, message.ballot) < 0 || !isCovered(durable, message)) {
          this.#tooEarly(node, message.type);
        }
        break;
      case 'accepted':
        if (!message.staged && this.#durableIn(node, message.ballot) < message.index) {
          this.#tooEarly(node, message.type);
        }
        break;
      case 'accept':
        this.#proposed(node, message.ballot, message.startIndex, message.entries);
        break;
      case 'acceptSync':
        this.#proposed(node, message.ballot, message.offset, message.entries);
        break;
      case 'decide':
        this.#speaksFor(node, message.ballot);
        break;
      default:
    }
    const bindsTo = message.type === 'promise' || message.type === 'accepted' ? message.ballot : null;
    if (bindsTo !== null && (account.spokeOf === null || compareBallots(bindsTo, account.spokeOf) > 0)) {
      account.spokeOf = bindsTo;
    }
  }

  #tooEarly(node: number, type: string): never {
    return this.#fail('I5 durable before sent', node, `sent ${type} before its disk held what it says`);
  }

  #speaksFor(node: number, ballot: Ballot): void {
    if (ballot.node !== node)
      this.#fail('I6 one value per ballot and slot', node, `speaks for ${formatBallot(ballot)}`);
  }

  #durableIn(node: number, ballot: Ballot): number {
    return this.#ballots.get(keyOf(ballot))?.durable.get(node) ?? 0;
  }

  #proposed(node: number, ballot: Ballot, startIndex: number, entries: readonly Uint8Array[]): void {
    this.#speaksFor(node, ballot);
    const hashes = this.#ballots.get(keyOf(ballot))?.hashes ?? [];
    for (let i = 0; i < entries.length; i++) {
      if (!differ(hashes[startIndex + i], hashOf(entries[i]!))) continue;
      this.#fail('I6 one value per ballot and slot', node, `sent another value for slot ${startIndex + i + 1}`);
    }
  }

  #decide(node: number, account: NodeAccount, core: CoreView): void {
    const { decidedIndex } = core;
    if (decidedIndex < account.decidedIndex) {
      this.#fail('I2 decided never shrinks', node, `${account.decidedIndex} → ${decidedIndex}`);
    }
    if (decidedIndex > core.lastIndex) this.#fail('I3 order of indices', node, `decided ${decidedIndex} > last`);
    for (let index = Math.max(account.decidedIndex, core.compactedIndex) + 1; index <= decidedIndex; index++) {
      const entry = core.entry(index);
      const hash = hashOf(entry);
      const before = this.decided[index - 1];
      if (before === undefined) this.#choose(node, index, hash, entry);
      else if (before !== hash) this.#fail('I1 agreement', node, `slot ${index} has two values`);
    }
    account.decidedIndex = decidedIndex;
  }

  #choose(node: number, index: number, hash: number, entry: Uint8Array): void {
    const ballot = this.#chosenIn(index, hash);
    if (ballot === null) {
      this.#fail('I1 agreement', node, `decided slot ${index}, which no quorum of disks holds in one ballot`);
    }
    this.decided[index - 1] = hash;
    this.#decidedIn[index - 1] = ballot;
    if (isStopSign(entry)) this.#enter(node, index, decodeStopSign(entry));
  }

  #enter(node: number, index: number, membership: Membership): void {
    const { configId } = this.#configurations.at(-1)!;
    if (membership.configId !== configId + 1) {
      this.#fail('I9 membership', node, `configuration ${membership.configId} follows ${configId} in slot ${index}`);
    }
    this.#configurations.push(configurationFrom(index, membership));
  }

  #configurationAt(index: number): Configuration {
    return this.#configurations.findLast(({ after }) => after < index)!;
  }

  /** The lowest ballot in which a quorum of disks held that value for the slot. */
  #chosenIn(index: number, hash: number): Ballot | null {
    const { voters, quorum } = this.#configurationAt(index);
    let lowest: Ballot | null = null;
    for (const { ballot, hashes, durable } of this.#ballots.values()) {
      if (differ(hashes[index - 1], hash) || (lowest !== null && compareBallots(lowest, ballot) < 0)) continue;
      let count = 0;
      for (const [node, upTo] of durable) if (upTo >= index && voters.has(node)) count++;
      if (count >= quorum) lowest = ballot;
    }
    return lowest;
  }

  #noteDurable(node: number, { acceptedBallot, hashes }: ShadowLog): void {
    const ballot = this.#ballots.get(keyOf(acceptedBallot));
    if (ballot === undefined) return;
    ballot.durable.set(node, Math.max(ballot.durable.get(node) ?? 0, hashes.length));
  }

  #fail(invariant: Invariant, node: number, detail: string): never {
    throw new Violation(invariant, `node ${node}: ${detail}`);
  }
}

function keyOf({ round, priority, node }: Ballot): number {
  return (round * 1024 + priority) * 1024 + node;
}

/** The disk holds what the promise tells of the log, or a later ballot's: one append may hold both. */
function isCovered(durable: ShadowLog, { acceptedBallot, lastIndex }: Extract<Message, { type: 'promise' }>): boolean {
  const order = compareBallots(durable.acceptedBallot, acceptedBallot);
  return order > 0 || (order === 0 && durable.lastIndex >= lastIndex);
}

/** Null is what only a snapshot holds: it cannot be compared here. */
function differ(a: number | null | undefined, b: number | null | undefined): boolean {
  return a !== b && a !== null && b !== null;
}

function describe({ promised, acceptedBallot, lastIndex }: ShadowLog | HardState): string {
  return `promised ${formatBallot(promised)}, accepted ${formatBallot(acceptedBallot)}, ${lastIndex} entries`;
}
