import type { Acceptor } from './acceptor.ts';
import { type Ballot, compareBallots, sameBallot } from './ballot.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import type { Adopted } from './progress.ts';
import { adoptedBytesMax } from './synchronisation.ts';

type Promise_ = Extract<Message, { type: 'promise' }>;
type LogResponse = Extract<Message, { type: 'logResponse' }>;

/** Part of the log that is to be adopted: who has it, and up to where. */
interface Section {
  readonly node: number;
  readonly acceptedBallot: Ballot;
  /** Its log is read from here: before, it cannot differ from what was put together so far. */
  readonly fromIndex: number;
  readonly endIndex: number;
}

/** The log that is being put together. */
interface Fetch {
  readonly sections: readonly Section[];
  readonly startIndex: number;
  /** Of the own log, to which this is compared and which fills its gaps. */
  readonly compactedIndex: number;
  readonly entries: Uint8Array[];
  sizeBytes: number;
  /** The section that is asked for, and how far it was read. */
  at: number;
  nextIndex: number;
  ticksSinceProgress: number;
}

interface Teacher {
  readonly nodeId: number;
  readonly decidedIndex: number;
}

const nobody: Teacher = { nodeId: 0, decidedIndex: 0 };

export interface CandidateConfig {
  readonly nodeId: number;
  /** Voters without this node. */
  readonly peers: readonly number[];
  readonly prepareQuorum: number;
  readonly acceptQuorum: number;
  readonly resendTicks: number;
  readonly stallTicks: number;
}

/** A donor that is silent for so many resends is given up, and the candidate chooses among the other promises. */
const donorResends = 4;

/** Whoever is given up promises anew, and may be chosen again: nobody may be able to replace it. Not for ever: it might lead itself. */
const donorsMax = 2;

/**
 * A node on its way to lead: collects promises of a quorum, finds the most recent log among them (highest accepted
 * ballot, then longest), fetches what it lacks and adopts it. Everything that was ever chosen is in that log.
 */
export class Candidate {
  readonly ballot: Ballot;
  readonly #config: CandidateConfig;
  readonly #acceptor: Acceptor;
  readonly #outbox: Outbox;
  readonly #prepare: Message;
  readonly promises = new Map<number, Promise_>();
  /** Who has promised, once at least. */
  readonly #heard = new Set<number>();
  /** A node that knows decisions without which this one cannot go on, and up to where. */
  #teacher: Teacher = nobody;
  #fetch: Fetch | null = null;
  /** Nobody who has promised can give the log. */
  #hasNoSource = false;
  /** It lacks promises, or a source for the log. */
  #ticksWaiting = 0;
  /** Donors given up since somebody came who had not promised, or this log grew. */
  #donorsGivenUp = 0;
  #ticksSincePrepare = 0;

  /** @param released the ballot of the leader that asked this node to lead; zero when none did. */
  constructor(config: CandidateConfig, acceptor: Acceptor, outbox: Outbox, released: Ballot) {
    this.#config = config;
    this.#acceptor = acceptor;
    this.#outbox = outbox;
    this.ballot = acceptor.promised;
    this.#prepare = { type: 'prepare', ballot: this.ballot, released };
    // Not before the own promise is durable: after a crash this node must not use the same ballot for another log.
    for (const peer of config.peers) this.#outbox.afterDurable(peer, this.#prepare);
  }

  /** The own promise is on disk, or a peer's came. Gives the adopted log when it is complete. */
  receivePromise(from: number, promise: Promise_): Adopted | null {
    if (!sameBallot(promise.ballot, this.ballot)) return null;
    if (from !== this.#config.nodeId && !this.#config.peers.includes(from)) return null;
    // Flushes of two disks come one after the other: each is given the time that a leader gives one.
    if (!this.#heard.has(from)) this.#beginPatience();
    this.#heard.add(from);
    this.promises.set(from, promise);
    return this.#fetch === null ? this.#choose() : null;
  }

  /** This node's log has changed (it learned what was decided): what was fetched may not fit any more. */
  restart(): void {
    this.#teacher = nobody;
    this.#hasNoSource = false;
    this.#beginPatience();
    this.promises.delete(this.#config.nodeId);
    this.#fetch = null;
  }

  /** Who is to be asked for decisions without which this node cannot go on; 0 for nobody, or when it has nothing more to tell. */
  get teacher(): number {
    return this.#teacher.decidedIndex > this.#acceptor.decidedIndex ? this.#teacher.nodeId : 0;
  }

  /** `from` has compacted what it is asked for: this node has to learn it. Others, who need not, may lead meanwhile. */
  receiveBehind(from: number, decidedIndex: number): void {
    if (this.#fetch?.sections[this.#fetch.at]?.node === from) this.#learnFrom(from, decidedIndex);
  }

  receiveLog(from: number, message: LogResponse): Adopted | null {
    const fetch = this.#fetch;
    if (fetch === null || !sameBallot(message.ballot, this.ballot)) return null;
    const section = fetch.sections[fetch.at]!;
    if (from !== section.node || message.fromIndex !== fetch.nextIndex) return null;
    if (fetch.compactedIndex < this.#acceptor.log.compactedIndex) return this.#choose();
    fetch.ticksSinceProgress = 0;
    this.#take(fetch, message.entries.slice(0, section.endIndex - fetch.nextIndex));
    if (fetch.sizeBytes > adoptedBytesMax && this.promises.get(from)!.decidedIndex > this.#acceptor.decidedIndex) {
      this.#learnFrom(from, this.promises.get(from)!.decidedIndex);
      return null;
    }
    const isShort = message.done && fetch.sections[fetch.at] === section && fetch.nextIndex < section.endIndex;
    return isShort ? this.#askAnew(from) : this.#proceed(fetch);
  }

  /**
   * Heartbeats pass, and what this node waits for does not come: the own disk hangs, promises are lost on the way, or who has
   * the log does not answer. Others are content with a candidate; one of them may fare better when this one gives up.
   */
  get isStalled(): boolean {
    return this.#ticksWaiting >= this.#config.stallTicks || this.#donorsGivenUp >= donorsMax;
  }

  /** @param isBound others may still be bound by the lease of an earlier leader: that they promise nothing tells nothing. */
  tick(isBound: boolean): Adopted | null {
    const isAlone = this.#config.peers.length === 0;
    const isWaiting = this.#fetch === null && !isAlone && (this.#hasNoSource || !isBound);
    this.#ticksWaiting = isWaiting ? this.#ticksWaiting + 1 : 0;
    if (++this.#ticksSincePrepare >= this.#config.resendTicks) {
      this.#ticksSincePrepare = 0;
      for (const peer of this.#config.peers) {
        if (!this.promises.has(peer)) this.#outbox.afterDurable(peer, this.#prepare);
      }
    }
    if (this.#fetch !== null) return this.#watch(this.#fetch);
    // What the teacher knew is known here by now, and it was not learned (that begins anew): it came as decided.
    return this.#teacher.nodeId !== 0 && this.teacher === 0 ? this.#choose() : null;
  }

  #beginPatience(): void {
    this.#ticksWaiting = 0;
    this.#donorsGivenUp = 0;
  }

  #watch(fetch: Fetch): Adopted | null {
    fetch.ticksSinceProgress++;
    if (fetch.ticksSinceProgress % this.#config.resendTicks !== 0) return null;
    if (fetch.ticksSinceProgress < donorResends * this.#config.resendTicks) {
      this.#request(fetch);
      return null;
    }
    this.#donorsGivenUp++;
    return this.#askAnew(fetch.sections[fetch.at]!.node);
  }

  /**
   * A node is silent, or was started anew with less than it said that it had: it may promise once more, and say what it has
   * now. Any quorum of promises will do meanwhile.
   */
  #askAnew(node: number): Adopted | null {
    this.promises.delete(node);
    this.#fetch = null;
    this.#outbox.afterDurable(node, this.#prepare);
    return this.#choose();
  }

  #choose(): Adopted | null {
    const own = this.#ownPromise();
    if (own === null || this.promises.size < this.#config.prepareQuorum) return null;
    const sections = this.#sections(own);
    if (sections === null) {
      this.#teacher = this.#mostDecided(own);
      this.#hasNoSource = this.teacher === 0;
      return null;
    }
    this.#hasNoSource = false;
    this.#teacher = nobody;
    const first = sections[0]!;
    const isOwnPrefix = sameBallot(first.acceptedBallot, own.acceptedBallot);
    const startIndex = isOwnPrefix ? Math.min(own.readableIndex, first.endIndex) : own.decidedIndex;
    const { compactedIndex } = this.#acceptor.log;
    const nothing = { entries: [], sizeBytes: 0, at: 0, nextIndex: startIndex, ticksSinceProgress: 0 };
    this.#fetch = { sections, startIndex, compactedIndex, ...nothing };
    return this.#proceed(this.#fetch);
  }

  /** What this node knows to be decided may have grown since, and have been compacted. */
  #ownPromise(): Promise_ | null {
    const promise = this.promises.get(this.#config.nodeId);
    if (promise === undefined) return null;
    const own = { ...promise, decidedIndex: this.#acceptor.decidedIndex };
    this.promises.set(this.#config.nodeId, own);
    return own;
  }

  /**
   * Where everything that may have been chosen can be read. That is one node's log, the most recent one: highest accepted
   * ballot, then longest. But a witness, or a damaged log, may know of entries that nobody can give. When so few nodes
   * hold these that they cannot have been chosen in that ballot, what lower ballots chose there counts, and so on;
   * else the candidate has to wait. Null then. (Corrupt is not missing: Alagappan et al., FAST 2018.)
   *
   * The first section is always of the highest ballot, also when its log gives nothing that is not decided: what was put
   * together is the beginning of the logs of that ballot, and of no other.
   */
  #sections(own: Promise_): readonly Section[] | null {
    const silent = this.#config.peers.length + 1 - this.promises.size;
    const ordered = [...this.promises].sort(([, a], [, b]) => compareBallots(b.acceptedBallot, a.acceptedBallot));
    const sections: Section[] = [];
    let endIndex = own.decidedIndex;
    for (let i = 0; i < ordered.length; ) {
      const { acceptedBallot } = ordered[i]![1];
      const group = ordered.filter(([, promise]) => sameBallot(promise.acceptedBallot, acceptedBallot));
      i += group.length;
      const [node, best] = group.reduce((a, b) => (readable(b[1]) > readable(a[1]) ? b : a));
      if (sections.length === 0 || readable(best) > endIndex) {
        const fromIndex = Math.min(Math.max(best.decidedIndex, this.#acceptor.log.compactedIndex), endIndex);
        endIndex = Math.max(endIndex, readable(best));
        sections.push({ node, acceptedBallot, fromIndex, endIndex });
      }
      if (group.every(([, promise]) => promise.lastIndex <= endIndex)) return sections;
      const holders = ordered.slice(0, i).filter(([, promise]) => promise.lastIndex > endIndex).length;
      if (holders + silent >= this.#config.acceptQuorum) return null;
    }
    return sections;
  }

  /** Takes from the own log what is there, and asks for the next part of the rest. */
  #proceed(fetch: Fetch): Adopted | null {
    while (fetch.at < fetch.sections.length) {
      const section = fetch.sections[fetch.at]!;
      if (fetch.startIndex + fetch.entries.length >= section.endIndex) {
        fetch.at++;
        fetch.nextIndex = fetch.sections[fetch.at]?.fromIndex ?? 0;
        continue;
      }
      if (section.node !== this.#config.nodeId) {
        this.#request(fetch);
        return null;
      }
      this.#take(fetch, this.#acceptor.log.sliceBytes(fetch.nextIndex, Number.POSITIVE_INFINITY, section.endIndex));
    }
    return this.#adopt(fetch);
  }

  /**
   * Adds what the section has after the log so far. Where it differs from that log it is of a leader that was replaced:
   * nothing behind that place was chosen in its ballot, nor in a lower one, and commands of it may have been proposed anew.
   */
  #take(fetch: Fetch, entries: readonly Uint8Array[]): void {
    for (const entry of entries) {
      fetch.nextIndex++;
      fetch.sizeBytes += entry.length;
      const at = fetch.nextIndex - fetch.startIndex - 1;
      if (at === fetch.entries.length) fetch.entries.push(entry);
      else if (Buffer.compare(entry, fetch.entries[at] ?? this.#acceptor.log.entry(fetch.nextIndex)) !== 0) {
        fetch.at = fetch.sections.length;
        return;
      }
    }
  }

  /** What that node knows to be decided comes part by part, or in a snapshot. */
  #learnFrom(nodeId: number, decidedIndex: number): void {
    this.#fetch = null;
    this.#teacher = { nodeId, decidedIndex };
  }

  #mostDecided(own: Promise_): Teacher {
    let teacher: Teacher = { nodeId: 0, decidedIndex: own.decidedIndex };
    for (const [nodeId, { decidedIndex, readableIndex }] of this.promises) {
      if (decidedIndex > teacher.decidedIndex && readableIndex > 0) teacher = { nodeId, decidedIndex };
    }
    return teacher;
  }

  #request(fetch: Fetch): void {
    const { node } = fetch.sections[fetch.at]!;
    this.#outbox.send(node, { type: 'logRequest', ballot: this.ballot, fromIndex: fetch.nextIndex });
  }

  #adopt({ sections, startIndex, entries }: Fetch): Adopted {
    // What was decided meanwhile is in the entries too.
    const from = Math.max(startIndex, this.#acceptor.decidedIndex);
    this.#acceptor.adopt(from, entries.slice(from - startIndex));
    const index = this.#acceptor.log.lastIndex;
    for (const promise of this.promises.values()) this.#acceptor.decide(promise.decidedIndex);
    const { acceptedBallot, endIndex } = sections[0]!;
    return { acceptedBallot, commonIndex: endIndex, index };
  }
}

/** How much of its log the node can give. */
function readable({ lastIndex, readableIndex }: Promise_): number {
  return Math.min(lastIndex, readableIndex);
}
