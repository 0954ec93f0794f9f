import {
  type Ballot,
  compareBallots,
  configOf,
  formatBallot,
  maxBallot,
  roundIn,
  sameBallot,
} from '../../../server/consensus/ballot.ts';
import type { Effects } from '../../../server/consensus/effects.ts';
import type { DurableOperation, HardState } from '../../../server/consensus/hard-state.ts';
import type { ReadableLog } from '../../../server/consensus/log.ts';
import type { Membership } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { decodeStopSign, isStopSign } from '../../../server/consensus/stop-sign.ts';
import { hashOf } from '../entry-hash.ts';
import { type Invariant, Violation } from '../violation.ts';
import { differ, Ledger, type NodeAccount } from './ledger.ts';
import { ReadChecks } from './read-checks.ts';
import { type Repeatable, RepeatChecks } from './repeat-checks.ts';
import { describe, type Losses, type ShadowLog } from './shadow-log.ts';

/** The parts of a core that are looked at. */
export interface CoreView {
  readonly decidedIndex: number;
  readonly lastIndex: number;
  /** Entries up to here are in a snapshot, and cannot be looked at. */
  readonly compactedIndex: number;
  readonly ballot: Ballot;
  readonly acceptedBallot: Ballot;
  /** As of `decidedIndex`. */
  readonly membership: Membership;
  readonly log: ReadableLog;
}

/** Checks the log of every node after every step, against all that any node ever did. */
export class LogChecks {
  /** All that is known of the nodes, for other checks. */
  readonly ledger: Ledger;
  readonly #repeats: RepeatChecks;
  readonly reads: ReadChecks;
  /** The disk of the node that takes this step failed in it: what it is like at its core was not to be written. */
  #failed: CoreView | null = null;
  /** Leaderships that began without promises in this step. */
  readonly #unprepared: Ballot[] = [];

  constructor(membership: Membership, repeatable: Repeatable) {
    this.ledger = new Ledger(membership);
    this.#repeats = new RepeatChecks(this.ledger, repeatable);
    this.reads = new ReadChecks(this.ledger);
  }

  /** What the cluster has decided so far, by hash. */
  get decided(): readonly number[] {
    return this.ledger.decided;
  }

  /**
   * A node is about to carry out these effects.
   *
   * @param diskFailed since the last ones.
   */
  effects(node: number, core: CoreView, effects: Effects, diskFailed: boolean): void {
    const account = this.ledger.account(node);
    if (effects.persist !== null) this.#persist(node, account, effects.persist.operations);
    this.#failed = diskFailed ? core : null;
    for (const event of effects.events) {
      if (event.type === 'campaigning') this.#campaigns(node, event.ballot, core);
      if (event.type === 'elected') this.#elected(node, event.ballot, core);
    }
    for (const { message } of effects.messages) this.#sent(node, account, message);
    this.#decide(node, account, core);
    this.#bound(node, core);
    for (const { id, index } of effects.readsReady) this.reads.confirmed(node, id, index);
    for (const id of effects.readsRefused) this.reads.refused(node, id);
  }

  /** Who knows what was decided cannot follow an older leader any more, and keeps nothing that cannot be decided now. */
  #bound(node: number, { decidedIndex, lastIndex, ballot, acceptedBallot, membership }: CoreView): void {
    const known = this.ledger.decidedIn[decidedIndex - 1];
    if (known !== undefined && compareBallots(ballot, known) < 0) {
      // A quorum for an older ballot may have been completed since, by nodes that promised nothing newer.
      const decidedIn = this.ledger.decidedAgain(decidedIndex);
      const detail = `knows what was decided in ${formatBallot(decidedIn)}, and is bound to ${formatBallot(ballot)}`;
      if (compareBallots(ballot, decidedIn) < 0) this.#fail('I4 promise survives', node, detail);
    }
    if (configOf(acceptedBallot) < membership.configId && lastIndex > decidedIndex) {
      const detail = `in configuration ${membership.configId} it still has entries of an older one behind ${decidedIndex}`;
      this.#fail('I9 membership', node, detail);
    }
  }

  /** A node that has applied so much has these members. */
  applied(node: number, index: number, { configId }: Membership): void {
    const expected = this.ledger.configurationAt(index + 1).configId;
    if (configId === expected) return;
    this.#fail('I9 membership', node, `has configuration ${configId} after ${index} entries, not ${expected}`);
  }

  /**
   * A node has taken over a snapshot, whose maker was bound to `ballot` then: what it holds may have been decided in that. Not so
   * what the node knew to be decided by itself.
   *
   * @param before how much the node had applied.
   * @param isNews the node did not know all of it to be decided.
   */
  installed(node: number, core: CoreView, ballot: Ballot, before: number, applied: number, isNews: boolean): void {
    if (isNews && compareBallots(core.ballot, ballot) < 0) {
      const detail = `took over a snapshot of ${formatBallot(ballot)}, and is bound to ${formatBallot(core.ballot)}`;
      this.#fail('I4 promise survives', node, detail);
    }
    if (applied < before)
      this.#fail('I2 decided never shrinks', node, `has applied ${applied} entries after ${before}`);
  }

  /** An append is under way. */
  writing(node: number, operations: readonly DurableOperation[]): void {
    this.ledger.account(node).unconfirmed = operations;
  }

  /** The append that was under way is durable, says the log. */
  written(node: number): void {
    const account = this.ledger.account(node);
    for (const operation of account.unconfirmed!) account.durable.apply(node, operation);
    account.unconfirmed = null;
    this.ledger.noteDurable(node, account.durable);
  }

  /** Nothing was written, says the log. */
  notWritten(node: number): void {
    this.ledger.account(node).unconfirmed = null;
  }

  /**
   * What a node found on its disk when it started.
   *
   * @param snapshotBallot which its snapshot binds it to.
   * @param losses what the medium did behind its back.
   */
  recovered(node: number, state: HardState, snapshotBallot: Ballot, losses: Losses): void {
    const account = this.ledger.account(node);
    const possible = this.#possible(node, account);
    for (const shadow of possible) shadow.promised = maxBallot(shadow.promised, snapshotBallot);
    const found = possible.find((shadow) => shadow.allows(state, losses));
    if (found === undefined) {
      const detail = `node ${node} finds ${describe(state)}; it had confirmed ${describe(account.durable)}`;
      throw new Violation('disk keeps what was written', detail);
    }
    if (account.spokeOf !== null && compareBallots(found.promised, account.spokeOf) < 0) {
      throw new Violation('I4 promise survives', `node ${node} forgot ${formatBallot(account.spokeOf)}`);
    }
    account.unconfirmed = null;
    const forgotten = found.forgotten(state, losses);
    if (forgotten > 0) this.#fail('I2 decided never shrinks', node, `forgot that ${forgotten} entries are decided`);
    found.grownTo(state);
    // A snapshot is durable before the log says so.
    if (state.compactedIndex > 0) found.apply(node, { type: 'snapshot', index: state.compactedIndex });
    account.durable = found;
    account.volatile = found.copy();
    account.decidedIndex = 0;
    this.reads.started(node);
    this.ledger.noteDurable(node, found);
  }

  /** An append is durable whole or not at all. */
  #possible(node: number, { durable, unconfirmed }: NodeAccount): ShadowLog[] {
    if (unconfirmed === null) return [durable];
    const after = durable.copy();
    for (const operation of unconfirmed) after.apply(node, operation);
    return [durable, after];
  }

  #persist(node: number, account: NodeAccount, operations: readonly DurableOperation[]): void {
    for (const operation of operations) {
      const before = account.volatile.acceptedBallot;
      account.volatile.apply(node, operation);
      // A cut, in a ballot that was left, is no vote.
      const isVote = operation.type === 'accept' && sameBallot(operation.ballot, account.volatile.promised);
      if (isVote) {
        const from = sameBallot(before, operation.ballot) ? operation.startIndex : 0;
        this.#compareWithLeader(node, account.volatile, from);
        // A leader's first accept of its ballot takes up what was there; the others are proposals.
        const isProposal = operation.ballot.node === node && sameBallot(before, operation.ballot);
        if (isProposal) this.#repeats.proposed(node, operation.ballot, operation.startIndex, operation.entries);
      }
    }
  }

  /** In one ballot there is one log: that of its owner. Everybody else's is the beginning of it. */
  #compareWithLeader(node: number, { acceptedBallot, hashes }: ShadowLog, from: number): void {
    const ballot = this.ledger.ballot(acceptedBallot);
    if (ballot === undefined) {
      if (acceptedBallot.node !== node)
        this.#fail('I8 log equals the leader’s', node, `ballot ${formatBallot(acceptedBallot)} has no leader yet`);
      this.ledger.begin(acceptedBallot, hashes);
      const configId = configOf(acceptedBallot);
      if (acceptedBallot.round === roundIn(configId, 0)) this.#unprepared.push(acceptedBallot);
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

  #campaigns(node: number, ballot: Ballot, { membership }: CoreView): void {
    if (configOf(ballot) <= membership.configId) return;
    const detail = `campaigns with ${formatBallot(ballot)}, and is in configuration ${membership.configId}`;
    this.#fail('I9 membership', node, detail);
  }

  /**
   * Whoever leads was promised its ballot by a quorum, and holds all that was chosen below it. (A higher one may have
   * chosen more already.) What is chosen need not be known to anybody: a quorum of disks holds it, that is all.
   */
  #elected(node: number, ballot: Ballot, core: CoreView): void {
    const { voters, prepareQuorum } = this.ledger.configurationOf(ballot);
    const promises = this.ledger.count(voters, ({ durable }) => compareBallots(durable.promised, ballot) >= 0);
    if (promises < prepareQuorum) {
      this.#fail('I7 leader completeness', node, `leads with ${promises} promises, and needs ${prepareQuorum}`);
    }
    for (const below of this.ledger.ballots) {
      if (compareBallots(below.ballot, ballot) >= 0) continue;
      const chosen = this.ledger.chosenUpTo(below);
      for (let i = core.compactedIndex; i < chosen; i++) {
        if (core.lastIndex > i && !differ(below.hashes[i], hashOf(core.log.entry(i + 1)))) continue;
        const detail = `leads without slot ${i + 1}, which was chosen in ${formatBallot(below.ballot)}`;
        this.#fail('I7 leader completeness', node, detail);
      }
    }
    for (let i = core.compactedIndex; i < this.decided.length; i++) {
      if (compareBallots(this.ledger.decidedIn[i]!, ballot) > 0) continue;
      if (core.lastIndex > i && hashOf(core.log.entry(i + 1)) === this.decided[i]) continue;
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
        if (compareBallots(durable.promised, message.ballot) < 0 || !durable.covers(message)) {
          this.#tooEarly(node, message.type);
        }
        this.#tellsAll(node, durable, message);
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
        this.#saysDecided(node, message.ballot, message.decidedIndex);
        break;
      default:
    }
    const bindsTo = message.type === 'promise' || message.type === 'accepted' ? message.ballot : null;
    if (bindsTo !== null && (account.spokeOf === null || compareBallots(bindsTo, account.spokeOf) > 0)) {
      account.spokeOf = bindsTo;
    }
  }

  /** What a node accepted it claims for ever, whether it can still read it or not. */
  #tellsAll(
    node: number,
    { acceptedBallot, acceptedIndex }: ShadowLog,
    message: Extract<Message, { type: 'promise' }>,
  ) {
    // In the promised ballot itself it may have accepted more since.
    const isOfBefore =
      sameBallot(message.acceptedBallot, acceptedBallot) && !sameBallot(acceptedBallot, message.ballot);
    if (!isOfBefore || message.lastIndex >= acceptedIndex) return;
    this.#fail('I4 promise survives', node, `promises with ${message.lastIndex} of ${acceptedIndex} accepted entries`);
  }

  #tooEarly(node: number, type: string): never {
    return this.#fail('I5 durable before sent', node, `sent ${type} before its disk held what it says`);
  }

  #speaksFor(node: number, ballot: Ballot): void {
    if (ballot.node !== node)
      this.#fail('I6 one value per ballot and slot', node, `speaks for ${formatBallot(ballot)}`);
  }

  /** Whoever says it (a witness may), the log of that ballot is what was decided; if it has begun (else I7 tells, when it does). */
  #saysDecided(node: number, ballot: Ballot, decidedIndex: number): void {
    if (ballot.node === node) return;
    const hashes = this.ledger.ballot(ballot)?.hashes ?? this.decided;
    for (let i = 0; i < decidedIndex; i++) {
      if (i < hashes.length && i < this.decided.length && !differ(hashes[i], this.decided[i])) continue;
      this.#fail('I1 agreement', node, `says that slot ${i + 1} of ballot ${formatBallot(ballot)} is decided`);
    }
  }

  #durableIn(node: number, ballot: Ballot): number {
    return this.ledger.ballot(ballot)?.durable.get(node) ?? 0;
  }

  #proposed(node: number, ballot: Ballot, startIndex: number, entries: readonly Uint8Array[]): void {
    this.#speaksFor(node, ballot);
    if (this.#failed !== null && this.ledger.ballot(ballot) === undefined) {
      this.ledger.begin(ballot, hashesIn(this.#failed, ballot, startIndex));
    }
    const hashes = this.ledger.ballot(ballot)?.hashes ?? [];
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      if (this.#failed !== null && startIndex + i === hashes.length && entry.length > 0) {
        // Proposed in the turn in which its own disk failed, so that nothing was to be written here.
        hashes.push(hashOf(entry));
        this.#repeats.proposed(node, ballot, startIndex + i, [entry]);
      }
      if (entry.length === 0 || !differ(hashes[startIndex + i], hashOf(entry))) continue;
      this.#fail('I6 one value per ballot and slot', node, `sent another value for slot ${startIndex + i + 1}`);
    }
  }

  #decide(node: number, account: NodeAccount, core: CoreView): void {
    const { decidedIndex } = core;
    const before = Math.max(account.decidedIndex, account.durable.decidedIndex);
    if (decidedIndex < before) {
      this.#fail('I2 decided never shrinks', node, `${before} → ${decidedIndex}`);
    }
    if (decidedIndex > core.lastIndex) this.#fail('I3 order of indices', node, `decided ${decidedIndex} > last`);
    for (let index = Math.max(account.decidedIndex, core.compactedIndex) + 1; index <= decidedIndex; index++) {
      const entry = core.log.entry(index);
      const hash = hashOf(entry);
      const known = this.decided[index - 1];
      // A witness has not the bytes, and never is the first to know.
      if (entry.length === 0 && known !== undefined) continue;
      if (known === undefined) this.#choose(node, index, hash, entry);
      else if (known !== hash) this.#fail('I1 agreement', node, `slot ${index} has two values`);
    }
    account.decidedIndex = decidedIndex;
    for (const ballot of this.#unprepared.splice(0)) this.#beganUnprepared(node, ballot);
  }

  /**
   * Only who proposed a configuration, in a ballot in which that was chosen, leads it without asking anybody. There may be
   * several: a later leader decided it first, and a quorum for the earlier one was completed since.
   */
  #beganUnprepared(node: number, ballot: Ballot): void {
    const { after } = this.ledger.configurationOf(ballot);
    if (this.ledger.isChosenBy(ballot.node, after, ballot)) return;
    this.#fail(
      'I9 membership',
      node,
      `leads ${formatBallot(ballot)} without promises, and did not propose its members`,
    );
  }

  #choose(node: number, index: number, hash: number, entry: Uint8Array): void {
    const ballot = this.ledger.chosenIn(index, hash);
    if (ballot === null) {
      this.#fail('I1 agreement', node, `decided slot ${index}, which no quorum of disks holds in one ballot`);
    }
    this.ledger.decided[index - 1] = hash;
    this.ledger.decidedIn[index - 1] = ballot;
    if (isStopSign(entry)) this.#enter(node, index, decodeStopSign(entry));
  }

  #enter(node: number, index: number, membership: Membership): void {
    const { configId } = this.ledger.configurations.at(-1)!;
    if (membership.configId !== configId + 1) {
      this.#fail('I9 membership', node, `configuration ${membership.configId} follows ${configId} in slot ${index}`);
    }
    this.ledger.enter(index, membership);
  }

  #fail(invariant: Invariant, node: number, detail: string): never {
    throw new Violation(invariant, `node ${node}: ${detail}`);
  }
}

/** What a node's core holds in `ballot`; its first `count` entries when it is bound to another by now. */
function hashesIn({ log, acceptedBallot, compactedIndex, lastIndex }: CoreView, ballot: Ballot, count: number) {
  if (!sameBallot(acceptedBallot, ballot)) return Array<number | null>(count).fill(null);
  return Array.from({ length: lastIndex }, (_, i) => (i < compactedIndex ? null : hashOf(log.entry(i + 1))));
}
