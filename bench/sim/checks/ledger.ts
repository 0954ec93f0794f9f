import { type Ballot, compareBallots, configOf } from '../../../server/consensus/ballot.ts';
import type { DurableOperation } from '../../../server/consensus/hard-state.ts';
import type { Membership } from '../../../server/consensus/membership.ts';
import { reachedBy } from '../../../server/consensus/quorum.ts';
import { ShadowLog } from './shadow-log.ts';

/** All that is known of one node, over all of its lives. */
export class NodeAccount {
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
export interface BallotAccount {
  readonly ballot: Ballot;
  readonly hashes: (number | null)[];
  readonly durable: Map<number, number>;
  /** How far each node ever accepted it in this ballot: without what it only learned to be decided. */
  readonly accepted: Map<number, number>;
}

/** The voters of the entries after an index. */
export interface Configuration {
  readonly after: number;
  readonly configId: number;
  readonly voters: ReadonlySet<number>;
  readonly quorum: number;
  readonly prepareQuorum: number;
}

function configurationFrom(after: number, membership: Membership): Configuration {
  const { configId, acceptQuorum, prepareQuorum } = membership;
  // Counted here, and not by `votersOf`: that is part of what is checked.
  const voters = new Set(membership.members.filter(({ role }) => role !== 'learner').map(({ nodeId }) => nodeId));
  return { after: after === 0 ? -1 : after, configId, voters, quorum: acceptQuorum, prepareQuorum };
}

/** All that nodes, ballots and configurations ever held, and what follows from it: which values are chosen, or may be. */
export class Ledger {
  /** What the cluster has decided so far, by hash. */
  readonly decided: number[] = [];
  /** The lowest ballot in which each of them was chosen. */
  readonly decidedIn: Ballot[] = [];
  /** Who decides, from which index on: oldest first. */
  readonly configurations: Configuration[];
  readonly #nodes = new Map<number, NodeAccount>();
  readonly #ballots = new Map<number, BallotAccount>();

  constructor(membership: Membership) {
    this.configurations = [configurationFrom(0, membership)];
  }

  get ballots(): Iterable<BallotAccount> {
    return this.#ballots.values();
  }

  ballot(ballot: Ballot): BallotAccount | undefined {
    return this.#ballots.get(keyOf(ballot));
  }

  /** A leadership begins with this log. */
  begin(ballot: Ballot, hashes: readonly (number | null)[]): void {
    this.#ballots.set(keyOf(ballot), { ballot, hashes: hashes.slice(), durable: new Map(), accepted: new Map() });
  }

  enter(index: number, membership: Membership): void {
    this.configurations.push(configurationFrom(index, membership));
  }

  account(node: number): NodeAccount {
    let account = this.#nodes.get(node);
    if (account === undefined) {
      account = new NodeAccount();
      this.#nodes.set(node, account);
    }
    return account;
  }

  noteDurable(node: number, { acceptedBallot, hashes, acceptedIndex }: ShadowLog): void {
    const ballot = this.ballot(acceptedBallot);
    if (ballot === undefined) return;
    ballot.durable.set(node, Math.max(ballot.durable.get(node) ?? 0, hashes.length));
    ballot.accepted.set(node, Math.max(ballot.accepted.get(node) ?? 0, acceptedIndex));
  }

  /** The last one that it may choose something in. */
  configurationOf(ballot: Ballot): Configuration {
    // A leader's own one, which nobody else knows to be decided yet, is not here: then the one before it.
    return this.configurations[configOf(ballot)] ?? this.configurations.at(-1)!;
  }

  count(voters: ReadonlySet<number>, holds: (account: NodeAccount) => boolean): number {
    let count = 0;
    for (const node of voters) if (holds(this.account(node))) count++;
    return count;
  }

  /** Up to where a quorum accepted the log of this ballot. */
  chosenUpTo({ ballot, accepted }: BallotAccount): number {
    const { voters, quorum } = this.configurationOf(ballot);
    return reachedBy(
      quorum,
      [...voters].map((node) => accepted.get(node) ?? 0),
    );
  }

  /** A quorum has promised more: nothing that is asked from now on can be confirmed in `ballot`. */
  isDeposed(ballot: Ballot): boolean {
    const { voters, prepareQuorum } = this.configurationOf(ballot);
    return this.count(voters, ({ durable }) => compareBallots(durable.promised, ballot) > 0) >= prepareQuorum;
  }

  /** Whether this node, as a leader, ever chose the decided entry with that index, in a ballot below `below`. */
  isChosenBy(owner: number, index: number, below: Ballot): boolean {
    return [...this.ballots].some(
      (each) =>
        each.ballot.node === owner &&
        compareBallots(each.ballot, below) < 0 &&
        !differ(each.hashes[index - 1], this.decided[index - 1]) &&
        this.chosenUpTo(each) >= index,
    );
  }

  /** The ballots whose log has this entry there. */
  holding(slot: number, hash: number): Ballot[] {
    return [...this.ballots].filter(({ hashes }) => hashes[slot - 1] === hash).map(({ ballot }) => ballot);
  }

  /** A later leader could still take up what the log of `ballot` holds in that undecided slot. */
  canBeChosen(ballot: Ballot, slot: number): boolean {
    const { configId, voters, prepareQuorum } = this.configurationAt(slot);
    if (configOf(ballot) < configId) return false;
    const left = this.count(voters, ({ durable }) => compareBallots(durable.acceptedBallot, ballot) > 0);
    return voters.size - left >= prepareQuorum;
  }

  configurationAt(index: number): Configuration {
    return this.configurations.findLast(({ after }) => after < index)!;
  }

  /** The lowest ballot in which a decided slot was chosen by now; it may be lower than when it was decided first. */
  decidedAgain(index: number): Ballot {
    const ballot = this.chosenIn(index, this.decided[index - 1]!)!;
    this.decidedIn[index - 1] = ballot;
    return ballot;
  }

  /** The lowest ballot in which a quorum of disks held that value for the slot. */
  chosenIn(index: number, hash: number): Ballot | null {
    const { voters, quorum } = this.configurationAt(index);
    let lowest: Ballot | null = null;
    for (const { ballot, hashes, durable } of this.ballots) {
      if (differ(hashes[index - 1], hash) || (lowest !== null && compareBallots(lowest, ballot) < 0)) continue;
      let count = 0;
      for (const [node, upTo] of durable) if (upTo >= index && voters.has(node)) count++;
      if (count >= quorum) lowest = ballot;
    }
    return lowest;
  }
}

/** Null is what only a snapshot holds: it cannot be compared here. */
export function differ(a: number | null | undefined, b: number | null | undefined): boolean {
  return a !== b && a !== null && b !== null;
}

/** Exact: rounds of later configurations are large. */
export function keyOf({ round, priority, node }: Ballot): number {
  return (round * 32 + priority) * 32 + node;
}
