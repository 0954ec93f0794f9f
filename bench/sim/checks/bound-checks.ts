import { type Ballot, sameBallot, zeroBallot } from '../../../server/consensus/ballot.ts';
import type { ReadableLog } from '../../../server/consensus/log.ts';
import { type Membership, memberOf } from '../../../server/consensus/membership.ts';
import type { Envelope } from '../../../server/consensus/message.ts';
import type { PeerProgress } from '../../../server/consensus/progress.ts';
import { decodeCommand } from '../../../server/replica/command-codec.ts';
import type { ReplicaStatus } from '../../../server/replica/contract.ts';
import { limitsOf, type Settings } from '../settings.ts';
import { Violation } from '../violation.ts';

/** The parts of a core that are looked at. */
interface BoundedView {
  readonly role: 'follower' | 'candidate' | 'leader';
  readonly ballot: Ballot;
  readonly membership: Membership;
  readonly decidedIndex: number;
  readonly lastIndex: number;
  readonly compactedIndex: number;
  readonly log: ReadableLog;
  readonly progress: readonly PeerProgress[];
}

/** What was sent to a follower one after the other, and is not acknowledged as durable. */
interface Window {
  readonly fromIndex: number;
  /** Of each message, oldest first. */
  readonly ends: readonly number[];
  /** Of the last message to it, counted or not. */
  readonly endIndex: number;
}

/** What the leader writes of its time comes before what clients want, whatever waits: one entry of about 40 bytes. */
const ofTime = { entries: 1, bytes: 100 };

/** I15: what one process keeps stays within the limits that it was given. */
export class BoundChecks {
  readonly #node: number;
  readonly #settings: Settings;
  readonly #limits: ReturnType<typeof limitsOf>;
  readonly #windows = new Map<number, Window>();
  #ballot: Ballot = zeroBallot;
  /** Of the commands of this node's clients that wait for their result. */
  #proposalBytes = 0;
  /** A snapshot of so much is durable, and the log may still hold more than it should. */
  #coveredIndex = 0;

  constructor(node: number, settings: Settings) {
    this.#node = node;
    this.#settings = settings;
    this.#limits = limitsOf(settings);
  }

  /** The host gave `entries` to the core, which leads and has taken them. */
  proposed(core: BoundedView, entries: readonly Uint8Array[]): void {
    const { maxUndecided, maxUndecidedBytes, maxBatchBytes } = this.#limits;
    const bytes = bytesOf(entries);
    if (entries.length > 1 && bytes > maxBatchBytes) this.#fail(`${bytes} bytes in one batch of ${entries.length}`);
    const before = core.lastIndex - entries.length;
    const undecided = before - core.decidedIndex;
    const undecidedBytes = sizeBytes(core.log, core.decidedIndex, before, maxUndecidedBytes + ofTime.bytes);
    const isWithin = undecided < maxUndecided + ofTime.entries && undecidedBytes < maxUndecidedBytes + ofTime.bytes;
    if (isWithin || isOfTime(entries)) return;
    this.#fail(`takes proposals with ${undecided} entries undecided, of ${undecidedBytes} bytes`);
  }

  /** At the end of a turn: what a leader has under way to each follower. */
  sent(core: BoundedView, messages: readonly Envelope[]): void {
    if (core.role !== 'leader') return;
    if (!sameBallot(core.ballot, this.#ballot)) this.#windows.clear();
    this.#ballot = core.ballot;
    const targets = new Set<number>();
    for (const { to, message } of messages) {
      // A witness gets places of no bytes; in a turn in which members change some are of the ballot before.
      const isOfIt = message.type === 'accept' && sameBallot(message.ballot, core.ballot) && message.entries.length > 0;
      if (!isOfIt || memberOf(core.membership, to)?.role !== 'voter') continue;
      this.#noteSent(to, message.startIndex, message.entries);
      targets.add(to);
    }
    if (targets.size === 0) return;
    for (const { nodeId, matchIndex } of core.progress) {
      if (targets.has(nodeId)) this.#isWithinWindow(core, nodeId, matchIndex);
    }
  }

  /** A client's command was taken; `settled` is to be called when it has its result. */
  admitted(bytes: number): void {
    this.#proposalBytes += bytes;
    if (this.#proposalBytes > this.#limits.maxBytes) this.#fail(`${this.#proposalBytes} bytes of proposals wait`);
  }

  settled(bytes: number): void {
    this.#proposalBytes -= bytes;
  }

  /** A snapshot of this node is durable. */
  covered(index: number): void {
    this.#coveredIndex = index;
  }

  ticked(core: BoundedView, { queuedProposals, queuedReads }: ReplicaStatus): void {
    const { maxCount, maxReads, tailEntries, tailBytes } = this.#limits;
    if (queuedProposals > maxCount) this.#fail(`${queuedProposals} proposals wait`);
    if (queuedReads > maxReads) this.#fail(`${queuedReads} reads wait`);
    if (this.#coveredIndex === 0) return;
    const index = this.#coveredIndex;
    this.#coveredIndex = 0;
    if (core.compactedIndex >= index) return;
    const kept = index - core.compactedIndex;
    const keptBytes = sizeBytes(core.log, core.compactedIndex, index, Number.POSITIVE_INFINITY);
    if (kept <= tailEntries && keptBytes <= tailBytes) return;
    this.#fail(`keeps ${kept} entries of ${keptBytes} bytes that a snapshot covers`);
  }

  /**
   * What goes out again counts no more here, nor what was under way behind it: the leader may send that alone once more, or have taken
   * all for lost.
   */
  #noteSent(to: number, startIndex: number, entries: readonly Uint8Array[]): void {
    const bytes = bytesOf(entries);
    if (entries.length > 1 && bytes > this.#settings.maxMessageBytes) this.#fail(`sends ${bytes} bytes in one message`);
    const endIndex = startIndex + entries.length;
    const before = this.#windows.get(to) ?? { fromIndex: startIndex, ends: [], endIndex: startIndex };
    if (startIndex < before.endIndex) this.#windows.set(to, { fromIndex: endIndex, ends: [], endIndex });
    else if (startIndex > before.endIndex) this.#windows.set(to, { fromIndex: startIndex, ends: [endIndex], endIndex });
    else this.#windows.set(to, { ...before, ends: [...before.ends, endIndex], endIndex });
  }

  #isWithinWindow({ log }: BoundedView, peer: number, matchIndex: number): void {
    const { maxInflightMessages, maxInflightBytes } = this.#settings;
    const { fromIndex, ends, endIndex } = this.#windows.get(peer)!;
    const left = ends.filter((end) => end > matchIndex);
    const from = Math.max(matchIndex, fromIndex);
    this.#windows.set(peer, { fromIndex: from, ends: left, endIndex });
    if (left.length === 0 || from < log.compactedIndex) return;
    // The newest may go beyond the limit.
    const bytes = sizeBytes(log, from, left.at(-2) ?? from, maxInflightBytes);
    if (left.length <= maxInflightMessages && bytes < maxInflightBytes) return;
    this.#fail(`has ${left.length} messages under way to node ${peer}, of ${bytes} bytes without the newest`);
  }

  #fail(detail: string): never {
    throw new Violation('I15 bounded', `node ${this.#node} ${detail}`);
  }
}

function bytesOf(entries: readonly Uint8Array[]): number {
  return entries.reduce((sum, { length }) => sum + length, 0);
}

/** Of the entries after `from`, up to `to`; no further than `enough`. */
function sizeBytes(log: ReadableLog, from: number, to: number, enough: number): number {
  let size = 0;
  for (let index = from; index < to && size < enough; ) size += log.sizeBytes(++index);
  return size;
}

function isOfTime(entries: readonly Uint8Array[]): boolean {
  const [entry] = entries;
  return entries.length === 1 && decodeCommand(entry!, 0, entry!.length).operation.type === 'advanceTime';
}
