import { type Ballot, compareBallots, formatBallot, sameBallot, zeroBallot } from '../../../server/consensus/ballot.ts';
import type { Membership } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Violation } from '../violation.ts';

/** To whom a node has granted its lease last, and until when, on its own clock. A new process is bound by it too. */
interface Bond {
  readonly ballot: Ballot;
  readonly untilMs: number;
}

interface Holder {
  readonly ballot: Ballot;
  readonly membership: Membership;
}

/** Counts leases by what nodes say to each other, and not by what they believe. */
export class LeaseChecks {
  readonly #durationMs: number;
  readonly #nowMsOf: (node: number) => number;
  readonly #bonds = new Map<number, Bond>();
  /** Heartbeats that nodes took up, by both nodes and round: from then on one is bound to that leader, if it says so. */
  readonly #asked = new Map<string, { readonly ballot: Ballot; readonly atMs: number }>();
  /** The highest ballot that a node was told to be over, by node and owner: nor does its owner lead in a lower one. */
  readonly #released = new Map<string, Ballot>();

  /** @param nowMsOf a node's own clock. */
  constructor(durationMs: number, nowMsOf: (node: number) => number) {
    this.#durationMs = durationMs;
    this.#nowMsOf = nowMsOf;
  }

  /** A node has taken up a message at this time of its own clock. */
  received(node: number, from: number, message: Message, nowMs: number): void {
    if (message.type === 'heartbeatRequest') this.#ask(`${node}/${from}/${message.round}`, message.ballot, nowMs);
    else if (message.type === 'takeOver') this.#release(node, message.ballot);
    else if (message.type === 'prepare') this.#release(node, message.released);
  }

  /** A node sends a message. More may have happened to it since it took up what it answers: one turn takes up many. */
  sent(node: number, to: number, message: Message): void {
    if (message.type === 'heartbeatReply' && message.lease) this.#grant(node, `${node}/${to}/${message.round}`);
    else if (message.type === 'promise' || message.type === 'prepare') this.#promised(node, message.ballot);
  }

  /**
   * A node answers reads by its lease now: so many others must be bound by it that a newer leader lacks promises. Itself
   * it counts: it gives up its lease before it promises anybody anything.
   */
  held(node: number, { ballot, membership }: Holder): void {
    const voters = membership.members.filter(({ role }) => role !== 'learner');
    const needed = voters.length - membership.prepareQuorum + 1;
    const bound = voters.filter(({ nodeId }) => nodeId === node || this.#isBound(nodeId, ballot)).length;
    if (bound < needed) this.#fail(node, `uses a lease that binds ${bound} nodes, and not ${needed}`);
  }

  /** Who was elected in this round asks in it before and after. */
  #ask(key: string, ballot: Ballot, atMs: number): void {
    const before = this.#asked.get(key);
    if (before === undefined || compareBallots(ballot, before.ballot) >= 0) this.#asked.set(key, { ballot, atMs });
  }

  #grant(node: number, key: string): void {
    const { ballot, atMs } = this.#asked.get(key)!;
    const released = this.#released.get(`${node}/${ballot.node}`) ?? zeroBallot;
    if (compareBallots(ballot, released) > 0) this.#bonds.set(node, { ballot, untilMs: atMs + this.#durationMs });
  }

  /** The owner of `ballot` uses its lease no more, nor that of a leadership before. */
  #release(node: number, ballot: Ballot): void {
    const key = `${node}/${ballot.node}`;
    if (compareBallots(ballot, this.#released.get(key) ?? zeroBallot) > 0) this.#released.set(key, ballot);
    const bond = this.#bonds.get(node)?.ballot ?? zeroBallot;
    if (bond.node === ballot.node && compareBallots(bond, ballot) <= 0) this.#bonds.delete(node);
  }

  #promised(node: number, ballot: Ballot): void {
    const bond = this.#bonds.get(node);
    // What was promised before, and waited for the disk, is of a lower ballot, in which nothing can be chosen any more.
    if (bond === undefined || compareBallots(ballot, bond.ballot) <= 0) return;
    if (bond.ballot.node === ballot.node || this.#nowMsOf(node) >= bond.untilMs) return;
    this.#fail(node, `promises ${formatBallot(ballot)} while a lease of ${formatBallot(bond.ballot)} binds it`);
  }

  #isBound(node: number, ballot: Ballot): boolean {
    const bond = this.#bonds.get(node);
    return bond !== undefined && sameBallot(bond.ballot, ballot) && this.#nowMsOf(node) < bond.untilMs;
  }

  #fail(node: number, detail: string): never {
    throw new Violation('I14 one lease', `node ${node} ${detail}`);
  }
}
