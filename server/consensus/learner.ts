import type { Acceptor } from './acceptor.ts';
import type { SnapshotWanted } from './effects.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';

type LearnResponse = Extract<Message, { type: 'learnResponse' }>;

export interface LearnerConfig {
  readonly isWitness: boolean;
  readonly resendTicks: number;
  readonly maxMessageBytes: number;
}

/**
 * A donor that is silent for so many resends is given up, and one whose snapshot is of no use at once; whoever shows that
 * this node is behind is asked next. The one given up not for as long again: it may be a witness that this node does not
 * know for one, and always the first to show it.
 */
const donorResends = 4;

const nothingAsked = -1;

/**
 * What one answer holds at most: a donor has others to serve, and what it sends to one that is far behind must not hold
 * them up. A megabyte of entries took the donor 4 ms, and 16 ms the first time.
 */
const maxAnswerBytes = 256 * 1024;

/**
 * Gets what was decided from any node that has it, and gives it to any that asks: no ballot is involved, what is decided stays so. Serves nodes that
 * were away for longer than their leader keeps its log, members without a vote, and those of an older configuration.
 */
export class Learner {
  readonly #config: LearnerConfig;
  readonly #acceptor: Acceptor;
  readonly #outbox: Outbox;
  #donor = 0;
  #snapshotIndex = 0;
  /** The question that is open. */
  #askedIndex = nothingAsked;
  #ticksSinceRequest = 0;
  #resends = 0;
  #donorGivenUp = 0;
  #ticksToAvoidIt = 0;

  constructor(config: LearnerConfig, acceptor: Acceptor, outbox: Outbox) {
    this.#config = config;
    this.#acceptor = acceptor;
    this.#outbox = outbox;
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

  /** A donor was given up a moment ago. It may be the only one that takes it upon itself to say that this node is behind. */
  get seeksDonor(): boolean {
    return this.#ticksToAvoidIt > 0;
  }

  /** `donor` knows more decisions than this node. */
  learnFrom(donor: number, isWitness: boolean): void {
    if (isWitness) {
      // It cannot teach. It may say that an entry which this node has is decided.
      this.#outbox.send(donor, { type: 'learnRequest', fromIndex: this.#acceptor.decidedIndex });
      return;
    }
    if (this.isLearning || (donor === this.#donorGivenUp && this.seeksDonor)) return;
    this.#donor = donor;
    this.#resends = 0;
    this.#request();
  }

  tick(): void {
    this.#ticksToAvoidIt--;
    if (!this.isLearning || ++this.#ticksSinceRequest < this.#config.resendTicks) return;
    if (++this.#resends > donorResends) this.#giveUp();
    else this.#request();
  }

  /**
   * Entries are in it that this node takes over. Who gets none must stay free: of the donor's configuration it knows nothing
   * yet, and may have to vote in its own when the donor dies before the snapshot has come that it named instead.
   */
  isNews({ fromIndex, entries }: LearnResponse): boolean {
    return fromIndex === this.#askedIndex && fromIndex + entries.length > this.#acceptor.decidedIndex;
  }

  /** The donor answered. True when the log grew. */
  receive(message: LearnResponse): boolean {
    // One question at a time: were a doubled or late answer to lead to another question, each of them would have answers,
    // and their number would grow without bound.
    if (message.fromIndex !== this.#askedIndex) return false;
    this.#askedIndex = nothingAsked;
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

  /** The snapshot of `donor` is of no use. It answers all else, and would be asked for that snapshot for ever. */
  refuse(donor: number): void {
    if (donor === this.#donor) this.#giveUp();
  }

  /** Another node asks what was decided after `fromIndex`. */
  teach(to: number, fromIndex: number): void {
    const { log, decidedIndex } = this.#acceptor;
    const { compactedIndex } = log;
    if (fromIndex > decidedIndex) return;
    const { ballot, untilIndex } = this.#acceptor.bindingAfter(fromIndex);
    if (this.#config.isWitness) {
      // It has no entries to give. What is decided was chosen in what bound it then, or below: whoever accepted a log in that
      // ballot has these entries. (In the ballot of its own log other entries may have been accepted there.)
      this.#outbox.send(to, { type: 'decide', ballot, decidedIndex: untilIndex });
      return;
    }
    const maxBytes = Math.min(this.#config.maxMessageBytes, maxAnswerBytes);
    const entries = fromIndex < compactedIndex ? [] : log.sliceBytes(fromIndex, maxBytes, untilIndex);
    this.#outbox.send(to, { type: 'learnResponse', ballot, fromIndex, entries, decidedIndex, compactedIndex });
  }

  #request(): void {
    this.#ticksSinceRequest = 0;
    this.#askedIndex = this.#acceptor.decidedIndex;
    this.#outbox.send(this.#donor, { type: 'learnRequest', fromIndex: this.#acceptor.decidedIndex });
  }

  #giveUp(): void {
    this.#donorGivenUp = this.#donor;
    this.#ticksToAvoidIt = (donorResends + 1) * this.#config.resendTicks;
    this.#stop();
  }

  #stop(): void {
    this.#donor = 0;
    this.#snapshotIndex = 0;
    this.#askedIndex = nothingAsked;
  }
}
