import { type Ballot, sameBallot, zeroBallot } from '../../../server/consensus/ballot.ts';
import { type Membership, memberOf } from '../../../server/consensus/membership.ts';
import type { Envelope, Message } from '../../../server/consensus/message.ts';
import type { PeerProgress } from '../../../server/consensus/progress.ts';
import { Violation } from '../violation.ts';
import type { Ledger } from './ledger.ts';

/** The parts of a core that are looked at. */
export interface LeaderView {
  readonly role: 'follower' | 'candidate' | 'leader';
  readonly ballot: Ballot;
  readonly membership: Membership;
  readonly lastIndex: number;
  readonly progress: readonly PeerProgress[];
}

const neverHeard = Number.NEGATIVE_INFINITY;

/** When a peer had all, or came nearer to that, in ticks, and how far it was then. */
interface Advance {
  readonly matchIndex: number;
  readonly atTick: number;
}

/** Copies of an entry, at least, before one that is heard may count as away. */
const copiesMin = 2;

/**
 * Checks one process, and what it does when it leads with what it is told: a log with a hole is no whole log; a witness
 * stands in for a data node that is away, or gets nothing onto its disk, and for no other.
 */
export class LeaderChecks {
  readonly #node: number;
  readonly #ledger: Ledger;
  /** So many ticks after it was heard, or came nearer, a data node counts as away. */
  readonly #patienceTicks: number;
  #ticks = 0;
  /** When each was heard, in ticks; as of the end of the last turn, and now. */
  #heardBefore = new Map<number, number>();
  readonly #heard = new Map<number, number>();
  #ballotBefore: Ballot = zeroBallot;
  #currentBefore: readonly number[] = [];
  /** As of the end of the last turn. */
  readonly #advances = new Map<number, Advance>();

  constructor(node: number, ledger: Ledger, patienceTicks: number) {
    this.#node = node;
    this.#ledger = ledger;
    this.#patienceTicks = patienceTicks;
  }

  ticked(): void {
    this.#ticks++;
  }

  /** `core` is about to take up a message. Gives what is to be called when it has. */
  receiving(core: LeaderView, from: number, message: Message): (() => void) | null {
    // Whoever refuses may get everything anew: in this turn it may have counted as away.
    this.#heard.set(from, this.#ticks);
    if (message.type === 'rejected') this.#heardBefore.set(from, neverHeard);
    if (message.type !== 'promise' || !message.isDamaged || core.role !== 'leader' || isCurrent(core, from))
      return null;
    return () => {
      if (isCurrent(core, from))
        this.#fail('I8 log equals the leader’s', `takes the log of node ${from} for whole, which says that it is not`);
    };
  }

  /** At the end of a turn. */
  sent(core: LeaderView, messages: readonly Envelope[]): void {
    const { membership, ballot } = core;
    if (core.role !== 'leader' || membership.members.every(({ role }) => role !== 'witness')) {
      this.#ballotBefore = zeroBallot;
      return;
    }
    if (!sameBallot(ballot, this.#ballotBefore)) this.#advances.clear();
    const current = core.progress.filter((peer) => peer.isCurrent).map(({ nodeId }) => nodeId);
    const before = sameBallot(ballot, this.#ballotBefore) ? this.#currentBefore : [];
    const there = current.filter((peer) => before.includes(peer) && this.#wasThere(peer));
    for (const { to, message } of messages) {
      const endIndex = endOf(message, ballot);
      if (endIndex > 0 && memberOf(membership, to)?.role === 'witness') this.#told(core, endIndex, there);
    }
    this.#ballotBefore = ballot;
    this.#currentBefore = current;
    this.#heardBefore = new Map(this.#heard);
    this.#noteAdvances(core);
  }

  #noteAdvances({ progress, lastIndex }: LeaderView): void {
    for (const { nodeId, matchIndex } of progress) {
      const before = this.#advances.get(nodeId)?.matchIndex ?? -1;
      if (matchIndex > before || matchIndex >= lastIndex)
        this.#advances.set(nodeId, { matchIndex, atTick: this.#ticks });
    }
  }

  #cameNearer(peer: number): boolean {
    return this.#ticks - (this.#advances.get(peer)?.atTick ?? neverHeard) < this.#patienceTicks;
  }

  /** In all of this turn. */
  #wasThere(peer: number): boolean {
    return this.#ticks - (this.#heardBefore.get(peer) ?? neverHeard) < this.#patienceTicks;
  }

  /**
   * A witness is told of entries up to `index`.
   *
   * @param there data nodes that certainly count; others may hold the entries, too.
   */
  #told({ membership, ballot }: LeaderView, index: number, there: readonly number[]): void {
    const data = membership.members.filter(({ role }) => role === 'voter').map(({ nodeId }) => nodeId);
    const durable = this.#ledger.ballot(ballot)?.durable;
    const holders = data.filter((node) => (durable?.get(node) ?? 0) >= index).length;
    const heard = there.filter((peer) => data.includes(peer));
    const advancing = heard.filter((peer) => this.#cameNearer(peer)).length;
    // What this node does with its own disk it may do without, too.
    const own = (durable?.get(this.#node) ?? 0) >= index ? 1 : 0;
    const needed = Math.min(membership.acceptQuorum, Math.max(Math.min(copiesMin, 1 + heard.length), own + advancing));
    if (holders >= needed) return;
    const detail = `tells a witness of entry ${index}, which ${holders} data nodes hold, and not ${needed}`;
    this.#fail('I7 leader completeness', detail);
  }

  #fail(invariant: 'I7 leader completeness' | 'I8 log equals the leader’s', detail: string): never {
    throw new Violation(invariant, `node ${this.#node} ${detail}`);
  }
}

/** Up to where it gives entries in this ballot; 0 for none. (In a turn in which members change some are of the one before.) */
function endOf(message: Message, ballot: Ballot): number {
  const gives = message.type === 'accept' || message.type === 'acceptSync';
  if (!gives || !sameBallot(message.ballot, ballot)) return 0;
  return (message.type === 'accept' ? message.startIndex : message.offset) + message.entries.length;
}

function isCurrent({ progress }: LeaderView, peer: number): boolean {
  return progress.some(({ nodeId, isCurrent }) => nodeId === peer && isCurrent);
}
