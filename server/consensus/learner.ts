import type { Acceptor } from './acceptor.ts';
import type { SnapshotWanted } from './effects.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';

type LearnResponse = Extract<Message, { type: 'learnResponse' }>;

/** A donor that is silent for so many resends is given up; whoever shows that this node is behind is asked next. */
const donorResends = 4;

/**
 * Gets what was decided from any node that has it: no ballot is involved, what is decided stays so. Serves nodes that
 * were away for longer than their leader keeps its log, members without a vote, and those of an older configuration.
 */
export class Learner {
  readonly #acceptor: Acceptor;
  readonly #outbox: Outbox;
  readonly #resendTicks: number;
  #donor = 0;
  #snapshotIndex = 0;
  #ticksSinceRequest = 0;
  #resends = 0;

  constructor(acceptor: Acceptor, outbox: Outbox, resendTicks: number) {
    this.#acceptor = acceptor;
    this.#outbox = outbox;
    this.#resendTicks = resendTicks;
  }

  get isLearning(): boolean {
    return this.#donor !== 0;
  }

  /** Who is asked; 0 for nobody. */
  get donor(): number {
    return this.#donor;
  }

  get snapshotWanted(): SnapshotWanted | null {
    return this.#snapshotIndex === 0 ? null : { from: this.#donor, index: this.#snapshotIndex };
  }

  /** `donor` knows more decisions than this node. */
  learnFrom(donor: number): void {
    if (this.isLearning) return;
    this.#donor = donor;
    this.#resends = 0;
    this.#request();
  }

  tick(): void {
    if (!this.isLearning || ++this.#ticksSinceRequest < this.#resendTicks) return;
    if (++this.#resends > donorResends) this.#stop();
    else this.#request();
  }

  /** The donor answered. True when the log grew. */
  receive(message: LearnResponse): boolean {
    this.#resends = 0;
    const isCompacted = message.compactedIndex > message.fromIndex;
    // While a snapshot is on its way the donor is asked now and then, which shows both sides that the other lives; it
    // may have compacted more meanwhile, and then it is the newer snapshot that is wanted.
    this.#snapshotIndex =
      isCompacted && message.compactedIndex > this.#acceptor.decidedIndex ? message.compactedIndex : 0;
    const grew = this.#acceptor.learn(message.fromIndex, message.entries);
    if (this.#snapshotIndex > 0) return grew;
    if (message.decidedIndex > this.#acceptor.decidedIndex) this.#request();
    else this.#stop();
    return grew;
  }

  /** A snapshot was installed: go on with what follows it. */
  proceed(): void {
    this.#snapshotIndex = 0;
    if (this.isLearning) this.#request();
  }

  #request(): void {
    this.#ticksSinceRequest = 0;
    this.#outbox.send(this.#donor, { type: 'learnRequest', fromIndex: this.#acceptor.decidedIndex });
  }

  #stop(): void {
    this.#donor = 0;
    this.#snapshotIndex = 0;
  }
}
