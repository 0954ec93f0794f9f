import { sameBallot } from '../consensus/ballot.ts';
import type { Intake } from './intake.ts';
import type { PeerMessage } from './peer-message.ts';
import { maxEntryBytes } from './proposals.ts';
import type { ReplicaParts } from './replica-parts.ts';

type Forward = Extract<PeerMessage, { type: 'forward' }>;

/** What other nodes pass on to this one as leader. */
export class Forwards {
  readonly #parts: ReplicaParts;
  readonly #intake: Intake;
  /** Came while members or leader change: a few milliseconds, in which their senders need not ask again. */
  #held: { readonly from: number; readonly forward: Forward }[] = [];

  constructor(parts: ReplicaParts, intake: Intake) {
    this.#parts = parts;
    this.#intake = intake;
  }

  receive(from: number, forward: Forward): void {
    const { core, observer, transport } = this.#parts;
    const leads = core.role === 'leader' && sameBallot(forward.ballot, core.ballot);
    if (leads && !core.acceptsProposals) {
      this.#held.push({ from, forward });
      return;
    }
    // What is too large was let in by a node of another version; as overload it is not tried again.
    const isTooLarge = forward.entries.some(({ length }) => length > maxEntryBytes);
    const overloaded = leads && (isTooLarge || this.#intake.isOverloaded);
    if (leads && !overloaded && this.#intake.propose(forward.entries)) observer.proposed(forward.entries.length);
    else transport.send(from, { type: 'forwardRejected', id: forward.id, overloaded });
  }

  /** Tries again what was held back. */
  release(): void {
    if (this.#held.length === 0) return;
    const held = this.#held;
    this.#held = [];
    for (const { from, forward } of held) this.receive(from, forward);
  }
}
