import { type Ballot, compareBallots, configOf, sameBallot } from './ballot.ts';
import type { DurableOperation } from './hard-state.ts';
import type { Envelope, Message } from './message.ts';

/** What became durable with one token: the log accepted in `ballot` up to `lastIndex`, and the promise. */
export interface DurablePoint {
  readonly promised: Ballot;
  readonly acceptedBallot: Ballot;
  readonly lastIndex: number;
}

interface Waiting {
  readonly token: number;
  readonly point: DurablePoint;
  readonly messages: Envelope[];
}

/**
 * Holds back every message until the state that it speaks of is durable. This is the one place where "never acknowledge
 * what is not on the disk" is kept: roles write `afterDurable(message)` and cannot get it wrong. (The split into messages
 * that may leave at once and messages after append is that of etcd/raft, `msgs` and `msgsAfterAppend`.)
 */
export class Outbox {
  #now: Envelope[] = [];
  #operations: DurableOperation[] = [];
  /** Messages that wait for the operations of the batch that is being collected. */
  #collecting: Envelope[] = [];
  readonly #waiting: Waiting[] = [];
  #token = 0;
  #durable: DurablePoint | null = null;

  /** What the disk has taken last; null: nothing, in this process. */
  get durable(): DurablePoint | null {
    return this.#durable;
  }

  send(to: number, message: Message): void {
    this.#now.push({ to, message });
  }

  /**
   * Sends when everything that was persisted up to now is durable. As long as a disk hangs or is full the others ask again
   * and again, five times a second: of what waits only the newest of its kind and ballot does.
   */
  afterDurable(to: number, message: Message): void {
    if (this.#operations.length > 0) put(this.#collecting, { to, message });
    else if (this.#waiting.length > 0) put(this.#waiting[this.#waiting.length - 1]!.messages, { to, message });
    else this.send(to, message);
  }

  persist(operation: DurableOperation): void {
    this.#operations.push(operation);
  }

  get hasOperations(): boolean {
    return this.#operations.length > 0;
  }

  takeMessages(): Envelope[] {
    const messages = this.#now;
    this.#now = [];
    return messages;
  }

  /** Closes the batch; `point` is the state that holds once it is durable. */
  takeOperations(point: DurablePoint): { token: number; operations: DurableOperation[] } | null {
    if (this.#operations.length === 0) return null;
    const operations = this.#operations;
    this.#token++;
    this.#waiting.push({ token: this.#token, point, messages: this.#collecting });
    this.#operations = [];
    this.#collecting = [];
    return { token: this.#token, operations };
  }

  /** Everything up to `token` is durable: releases its messages, gives the newest durable point or null. */
  persisted(token: number, promised: Ballot, configId: number): DurablePoint | null {
    let point: DurablePoint | null = null;
    while (this.#waiting.length > 0 && this.#waiting[0]!.token <= token) {
      const done = this.#waiting.shift()!;
      point = done.point;
      this.#durable = point;
      for (const envelope of done.messages) {
        if (!isStale(envelope.message, promised, configId)) this.#now.push(envelope);
      }
    }
    return point;
  }

  /** The disk is gone: nothing that waits for it may ever leave. */
  dropWaiting(): void {
    this.#waiting.length = 0;
    this.#operations = [];
    this.#collecting = [];
  }
}

/** In the place of an older message that it makes needless: all of a batch leave together. */
function put(batch: Envelope[], envelope: Envelope): void {
  for (let i = batch.length - 1; i >= 0; i--) {
    if (!replaces(envelope, batch[i]!)) continue;
    batch[i] = envelope;
    return;
  }
  batch.push(envelope);
}

function replaces({ to, message }: Envelope, older: Envelope): boolean {
  if (to !== older.to) return false;
  switch (message.type) {
    case 'accepted':
    case 'promise':
      return older.message.type === message.type && sameBallot(message.ballot, older.message.ballot);
    case 'prepare':
      return (
        older.message.type === 'prepare' &&
        sameBallot(message.ballot, older.message.ballot) &&
        sameBallot(message.released, older.message.released)
      );
    case 'logResponse':
      return (
        older.message.type === 'logResponse' &&
        sameBallot(message.ballot, older.message.ballot) &&
        message.fromIndex === older.message.fromIndex
      );
    default:
      return false;
  }
}

/**
 * An acknowledgement to a leader whose ballot has been superseded meanwhile, true but of no use to anybody; or a promise
 * in a configuration that this node has left, with the log that it had then.
 */
function isStale(message: Message, promised: Ballot, configId: number): boolean {
  if (message.type !== 'accepted' && message.type !== 'promise') return false;
  if (compareBallots(message.ballot, promised) < 0) return true;
  return message.type === 'promise' && configOf(message.ballot) < configId;
}
