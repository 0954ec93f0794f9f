import type {
  Applied,
  Command,
  DeleteRangeOperation,
  Operation,
  PutOperation,
  Session,
  TxnOperation,
} from '../../../server/statemachine/command.ts';
import type { SessionLimits } from '../settings.ts';
import { Violation } from '../violation.ts';
import { LeaseModel } from './lease-model.ts';
import type { Repeatable } from './repeat-checks.ts';
import { keptAtLeastBytes, keyValueBytes, SessionModel } from './session-model.ts';

/** A key as a client sees it. */
export interface KeyState {
  readonly value: string;
  readonly modRevision: number;
  readonly version: number;
}

/** What a client is told of a write. */
export interface WriteOutcome {
  readonly revision: number;
  /** Deleted keys, 1 when the comparison of a transaction held, -1 when it was refused, else 0. */
  readonly effect: number;
}

interface Change {
  readonly index: number;
  readonly state: KeyState | null;
}

interface Executed {
  readonly index: number;
  readonly outcome: WriteOutcome;
}

/**
 * What the log means, written down once more and as simply as possible: the state machines of all nodes must do the same,
 * and clients must see the same. Knows what the simulation sends, and no more: ranges of keys that begin alike, comparisons of
 * the mod revision, transactions that put and delete.
 */
export class StateModel {
  #revision = 1;
  /** The operation that is being carried out changed a key: its changes have the next revision, all of them the same. */
  #hasChanged = false;
  #compactRevision = 0;
  readonly #keys = new Map<string, Change[]>();
  readonly #leases = new LeaseModel();
  readonly #sessions: SessionModel;
  readonly #bySession = new Map<string, Executed>();
  /** What is kept for those that ask again. */
  readonly #kept = new Map<string, WriteOutcome>();
  readonly #refused = new Set<string>();
  readonly #outcomes: (WriteOutcome | null)[] = [];
  readonly #origins = new Map<string, number>();
  /** Commands whose clients were told that they will never take effect. */
  readonly #disowned = new Set<string>();

  readonly #repeatable: Repeatable;

  constructor(limits: SessionLimits, repeatable: Repeatable) {
    this.#repeatable = repeatable;
    this.#sessions = new SessionModel(limits);
  }

  /** What applying entry `index` must give; null when the model does not know. */
  outcomeOf(index: number, command: Command): WriteOutcome | null {
    while (this.#outcomes.length < index - 1) this.#outcomes.push(null);
    if (this.#outcomes.length < index) this.#outcomes.push(this.#execute(index, command));
    return this.#outcomes[index - 1]!;
  }

  /** Where the write of a session was executed first. */
  executionOf(session: string, sequence: number): Executed | undefined {
    return this.#bySession.get(`${session}/${sequence}`);
  }

  /** What came of the command of that name, without a session; null: it is not in the log. */
  outcomeNamed(origin: string): WriteOutcome | null {
    const index = this.#origins.get(origin);
    return index === undefined ? null : this.#outcomes[index - 1]!;
  }

  /** A request of the session came too late to be executed, at least once, or asked for too much. */
  wasRefused({ id, sequence }: Session): boolean {
    return this.#refused.has(`${id}/${sequence}`);
  }

  /** The key after entry `index`. */
  keyAt(key: string, index: number): KeyState | null {
    const changes = this.#keys.get(key) ?? [];
    for (let i = changes.length - 1; i >= 0; i--) if (changes[i]!.index <= index) return changes[i]!.state;
    return null;
  }

  /** What the write of that revision put there; null when there is none of this key. */
  valueWrittenAt(key: string, revision: number): string | null {
    return this.#keys.get(key)?.find(({ state }) => state?.modRevision === revision)?.state?.value ?? null;
  }

  /** A client was told that this command did not and will not take effect. */
  disown(origin: string): void {
    const index = this.#origins.get(origin);
    if (index !== undefined) this.#denied(origin, index);
    this.#disowned.add(origin);
  }

  #execute(index: number, command: Command): WriteOutcome | null {
    const { origin, session, operation } = command;
    const name = originName(origin);
    const before = this.#origins.get(name);
    if (before !== undefined && !this.#repeatable.includes(command)) {
      throw new Violation('I11 exactly once', `the command ${name} was decided in slots ${before} and ${index}`);
    }
    this.#origins.set(name, index);
    if (this.#disowned.has(name)) this.#denied(name, index);
    if (session === null) return this.#change(index, operation);
    const key = `${session.id}/${session.sequence}`;
    const taken = this.#sessions.take(session);
    if (taken === 'seen') return this.#kept.get(key)!;
    if (taken === 'refused') {
      this.#refused.add(key);
      return { revision: this.#revision, effect: -1 };
    }
    const outcome = this.#executeOf(index, session, operation);
    this.#kept.set(key, outcome);
    return outcome;
  }

  /** The request of a session: one that asks for more than is kept is refused, and that is kept. */
  #executeOf(index: number, session: Session, operation: Operation): WriteOutcome {
    const key = `${session.id}/${session.sequence}`;
    const bytes = this.#prevKvBytes(operation);
    // What comes without an earlier value is not even looked at.
    if (bytes > 0 && this.#sessions.isTooLarge(keptAtLeastBytes + bytes)) {
      this.#refused.add(key);
      this.#sessions.record(session, 0);
      return { revision: this.#revision, effect: -1 };
    }
    const outcome = this.#change(index, operation);
    this.#bySession.set(key, { index, outcome });
    // A transaction that held has one response, which is counted like a result.
    this.#sessions.record(session, operation.type === 'txn' ? outcome.effect * keptAtLeastBytes : bytes);
    return outcome;
  }

  /** The size of the value before, when it is asked for and there is one. */
  #prevKvBytes(operation: Operation): number {
    if ((operation.type !== 'put' && operation.type !== 'deleteRange') || !operation.prevKv) return 0;
    const key = text(operation.key);
    const before = this.#current(key);
    return before === null ? 0 : keyValueBytes + key.length + before.value.length;
  }

  #change(index: number, operation: Operation): WriteOutcome {
    this.#hasChanged = false;
    const effect = this.#applyTo(index, operation);
    if (this.#hasChanged) this.#revision++;
    return { revision: this.#revision, effect };
  }

  #applyTo(index: number, operation: Operation): number {
    switch (operation.type) {
      case 'put':
        return this.#put(index, operation);
      case 'deleteRange':
        return this.#delete(index, this.#keysIn(operation));
      case 'txn':
        return this.#transact(index, operation);
      case 'advanceTime':
        this.#sessions.advanceTime(operation.timeMs);
        return 0;
      case 'compact':
        return this.#compact(operation.revision);
      case 'leaseGrant':
        return this.#leases.grant(operation.id) ? 0 : -1;
      case 'leaseRevoke':
        return this.#leases.has(operation.id) ? this.#delete(index, this.#leases.end(operation.id)) : -1;
      case 'leaseCheckpoint':
        return 0;
    }
  }

  #put(index: number, { key: keyBytes, value, lease }: PutOperation): number {
    if (lease !== 0 && !this.#leases.has(lease)) return -1;
    const key = text(keyBytes);
    const version = (this.#current(key)?.version ?? 0) + 1;
    this.#set(key, { index, state: { value: text(value), modRevision: this.#revision + 1, version } });
    this.#leases.attach(key, lease);
    return 0;
  }

  #delete(index: number, keys: readonly string[]): number {
    for (const key of keys) {
      this.#set(key, { index, state: null });
      this.#leases.attach(key, 0);
    }
    return keys.length;
  }

  /** Those of the range that are there. An end is taken for: all keys that begin with the first letter of `key`. */
  #keysIn({ key, rangeEnd }: DeleteRangeOperation): string[] {
    const [first] = text(key);
    const keys = rangeEnd.length === 0 ? [text(key)] : [...this.#keys.keys()].filter(([letter]) => letter === first);
    return keys.filter((each) => this.#current(each) !== null);
  }

  #transact(index: number, { compare: [compare], success, failure }: TxnOperation): number {
    if (compare === undefined) throw new Error('the model knows no transaction without a comparison');
    const holds = (this.#current(text(compare.key))?.modRevision ?? 0) === compare.number;
    for (const step of holds ? success : failure) {
      if (step.type !== 'put' && step.type !== 'deleteRange') throw new Error('the model knows no such transaction');
      this.#applyTo(index, step);
    }
    return Number(holds);
  }

  #compact(revision: number): number {
    if (revision > this.#revision || (revision <= this.#compactRevision && this.#compactRevision > 0)) return -1;
    this.#compactRevision = revision;
    return 0;
  }

  #current(key: string): KeyState | null {
    return this.#keys.get(key)?.at(-1)?.state ?? null;
  }

  #set(key: string, change: Change): void {
    this.#hasChanged = true;
    const changes = this.#keys.get(key);
    if (changes === undefined) this.#keys.set(key, [change]);
    else changes.push(change);
  }

  #denied(origin: string, index: number): never {
    throw new Violation('I11 exactly once', `slot ${index} holds ${origin}, of which its client was told "no effect"`);
  }
}

export function originName({ node, boot, sequence }: Command['origin']): string {
  return `${node}.${boot}.${sequence}`;
}

/** The part of a result that the model foretells. */
export function outcomeFrom({ revision, result }: Applied): WriteOutcome {
  if (result.type === 'deleteRange' || result.type === 'leaseRevoke') return { revision, effect: result.deleted };
  if (result.type === 'txn') return { revision, effect: Number(result.succeeded) };
  return { revision, effect: result.type === 'refused' ? -1 : 0 };
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
