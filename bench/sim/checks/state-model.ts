import type { Applied, Command, Operation, Session } from '../../../server/statemachine/command.ts';
import type { SessionLimits } from '../settings.ts';
import { Violation } from '../violation.ts';
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
  /** Deleted keys, or 1 when the comparison of a cas held. */
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
 * and clients must see the same. Knows the operations that the simulated clients send, and no others.
 */
export class StateModel {
  #revision = 1;
  readonly #keys = new Map<string, Change[]>();
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
    const effect = this.#applyTo(index, operation);
    return { revision: this.#revision, effect };
  }

  #applyTo(index: number, operation: Operation): number {
    if (operation.type === 'put') {
      this.#put(index, text(operation.key), text(operation.value));
      return 0;
    }
    if (operation.type === 'deleteRange') {
      const key = text(operation.key);
      if (this.#current(key) === null) return 0;
      this.#revision++;
      this.#set(key, { index, state: null });
      return 1;
    }
    if (operation.type === 'advanceTime') {
      this.#sessions.advanceTime(operation.timeMs);
      return -1;
    }
    if (operation.type !== 'txn') throw new Error('the model does not know this operation');
    const [compare] = operation.compare;
    const [put] = operation.success;
    if (compare === undefined || put?.type !== 'put') throw new Error('the model knows no such transaction');
    if ((this.#current(text(compare.key))?.modRevision ?? 0) !== compare.number) return 0;
    this.#put(index, text(put.key), text(put.value));
    return 1;
  }

  #put(index: number, key: string, value: string): void {
    this.#revision++;
    const version = (this.#current(key)?.version ?? 0) + 1;
    this.#set(key, { index, state: { value, modRevision: this.#revision, version } });
  }

  #current(key: string): KeyState | null {
    return this.#keys.get(key)?.at(-1)?.state ?? null;
  }

  #set(key: string, change: Change): void {
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
  if (result.type === 'deleteRange') return { revision, effect: result.deleted };
  if (result.type === 'txn') return { revision, effect: Number(result.succeeded) };
  return { revision, effect: result.type === 'put' ? 0 : -1 };
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
