import type { Ballot } from '../../../server/consensus/ballot.ts';
import { Violation } from '../violation.ts';
import { keyOf, type Ledger } from './ledger.ts';

/** What was true when a read was asked for. */
interface AskedRead {
  /** Entries that were decided, anywhere. */
  readonly decided: number;
  /** So many had promised more already that no quorum was left to confirm it. */
  readonly wasDeposed: boolean;
}

/** Checks what leaders confirm: a read shows all that was decided before, and a leader that a quorum has left confirms none. */
export class ReadChecks {
  readonly #ledger: Ledger;
  /** At the leaders that were asked, by their numbers there. */
  readonly #asked = new Map<number, Map<number, AskedRead>>();
  /** Of questions that one node sends to another. */
  readonly #sent = new Map<string, AskedRead>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The process on `node` begins anew: what it was asked is forgotten. */
  started(node: number): void {
    this.#asked.delete(node);
  }

  /** A leader is asked for a linearizable read. */
  asked(node: number, ballot: Ballot, id: number): void {
    this.#readsOf(node).set(id, this.#now(ballot));
  }

  /** A node that is bound to `ballot` asks the leader of it for a read of its clients. */
  sent(node: number, question: number, ballot: Ballot): void {
    const key = nameOf(node, question, ballot);
    // Numbers begin anew with a process, and a question of the one before may still be under way: the earlier one counts.
    if (!this.#sent.has(key)) this.#sent.set(key, this.#now(ballot));
  }

  /** As `asked`, of a read that came with an acknowledgement of another node, which was true when that one asked. */
  acknowledged(node: number, id: number, from: number, question: number, ballot: Ballot): void {
    this.#readsOf(node).set(id, this.#sent.get(nameOf(from, question, ballot))!);
  }

  refused(node: number, id: number): void {
    this.#readsOf(node).delete(id);
  }

  confirmed(node: number, id: number, index: number): void {
    const reads = this.#readsOf(node);
    const { decided, wasDeposed } = reads.get(id)!;
    reads.delete(id);
    if (wasDeposed) fail(node, 'confirmed a read that was asked for after a quorum had left it');
    if (index < decided) fail(node, `confirmed a read at ${index}, when ${decided} were decided before it was asked`);
  }

  #now(ballot: Ballot): AskedRead {
    return { decided: this.#ledger.decided.length, wasDeposed: this.#ledger.isDeposed(ballot) };
  }

  #readsOf(node: number): Map<number, AskedRead> {
    let reads = this.#asked.get(node);
    if (reads === undefined) {
      reads = new Map();
      this.#asked.set(node, reads);
    }
    return reads;
  }
}

function nameOf(node: number, question: number, ballot: Ballot): string {
  return `${node}/${question}/${keyOf(ballot)}`;
}

function fail(node: number, detail: string): never {
  throw new Violation('I13 linearizable', `node ${node}: ${detail}`);
}
