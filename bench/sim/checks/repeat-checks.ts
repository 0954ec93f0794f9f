import { type Ballot, compareBallots, formatBallot, sameBallot } from '../../../server/consensus/ballot.ts';
import { isCoreEntry } from '../../../server/consensus/stop-sign.ts';
import { decodeCommand } from '../../../server/replica/command-codec.ts';
import type { Command } from '../../../server/statemachine/command.ts';
import { hashOf } from '../entry-hash.ts';
import { Violation } from '../violation.ts';

/** What is known of the logs of all ballots, by hashes of entries. */
export interface KnownLogs {
  readonly decided: readonly number[];
  /** Ballots whose log has the entry in that slot. */
  holding(slot: number, hash: number): readonly Ballot[];
  /** What the log of that ballot has in an undecided slot may still be chosen. */
  canBeChosen(ballot: Ballot, slot: number): boolean;
}

/** So many commands of one life of a node may be proposed again by it, when they have a session. */
export class Repeatable {
  readonly #upTo = new Map<string, number>();

  /** A snapshot has replaced the state of the node that made this command and those before it: it cannot know what became of them. */
  lostSight({ node, boot, sequence }: Command['origin']): void {
    this.#upTo.set(`${node}.${boot}`, sequence);
  }

  includes({ origin, session }: Command): boolean {
    return session !== null && origin.sequence <= (this.#upTo.get(`${origin.node}.${origin.boot}`) ?? 0);
  }
}

interface Proposed {
  readonly entry: Uint8Array;
  readonly slots: number[];
}

/**
 * A command is proposed again only when it is certain that nothing will come of the earlier proposal: else it might be
 * carried out twice, or after its client was told that it was not, in runs that are a little less lucky than this one. Or
 * when its session takes care of that, after a snapshot.
 */
export class RepeatChecks {
  readonly #logs: KnownLogs;
  readonly #repeatable: Repeatable;
  readonly #proposed = new Map<number, Proposed>();

  constructor(logs: KnownLogs, repeatable: Repeatable) {
    this.#logs = logs;
    this.#repeatable = repeatable;
  }

  proposed(node: number, ballot: Ballot, startIndex: number, entries: readonly Uint8Array[]): void {
    entries.forEach((entry, i) => {
      if (!isCoreEntry(entry)) this.#one(node, ballot, startIndex + i + 1, entry);
    });
  }

  #one(node: number, ballot: Ballot, slot: number, entry: Uint8Array): void {
    const hash = hashOf(entry);
    const before = this.#proposed.get(hash);
    if (before === undefined) this.#proposed.set(hash, { entry, slots: [slot] });
    else if (Buffer.compare(before.entry, entry) === 0 && !this.#repeatable.includes(decodeCommand(entry))) {
      for (const earlier of before.slots) this.#compare(node, ballot, slot, earlier, hash);
      before.slots.push(slot);
    }
  }

  /** Of two proposals that of the lower ballot must be void; which of them came first in time does not matter. */
  #compare(node: number, ballot: Ballot, slot: number, earlier: number, hash: number): void {
    if (earlier === slot) return; // there it is chosen once, in whatever ballot
    for (const other of this.#logs.holding(earlier, hash)) {
      const [low, lowSlot] = compareBallots(other, ballot) < 0 ? [other, earlier] : [ballot, slot];
      const isRepeated = sameBallot(other, ballot) || this.#isAlive(low, lowSlot, hash);
      if (!isRepeated) continue;
      const where = `slot ${lowSlot} of ${formatBallot(low)}`;
      const detail = `node ${node} proposes for slot ${slot} of ${formatBallot(ballot)} what may still be chosen in ${where}`;
      throw new Violation('I11 exactly once', detail);
    }
  }

  #isAlive(ballot: Ballot, slot: number, hash: number): boolean {
    const decided = this.#logs.decided[slot - 1];
    return decided === undefined ? this.#logs.canBeChosen(ballot, slot) : decided === hash;
  }
}
