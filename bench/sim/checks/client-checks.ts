import type { Session } from '../../../server/statemachine/command.ts';
import { Violation } from '../violation.ts';
import type { KeyState, StateModel, WriteOutcome } from './state-model.ts';

/** What was true for a client when it began a request. */
export interface Observed {
  /** Place in the log of the newest request that had been answered by then, anywhere. */
  readonly answeredIndex: number;
}

/**
 * Checks what clients are told. The log is the order of writes; a read stands behind the last entry that its node had
 * applied. If answers agree with that order, and the order with real time, the history is linearizable (Herlihy and
 * Wing, 1990); so no search for an order is needed here, it is known.
 */
export class ClientChecks {
  readonly #model: StateModel;
  readonly #decided: readonly number[];
  #answeredIndex = 0;
  answers = 0;

  constructor(model: StateModel, decided: readonly number[]) {
    this.#model = model;
    this.#decided = decided;
  }

  get decidedCount(): number {
    return this.#decided.length;
  }

  begin(): Observed {
    return { answeredIndex: this.#answeredIndex };
  }

  written({ answeredIndex }: Observed, session: Session, outcome: WriteOutcome): void {
    const executed = this.#model.executionOf(session.id, session.sequence);
    const name = `write ${session.id}/${session.sequence}`;
    if (executed === undefined)
      throw new Violation('I13 linearizable', `${name} was acknowledged, and is not in the log`);
    if (executed.outcome.revision !== outcome.revision || executed.outcome.effect !== outcome.effect) {
      throw new Violation('I11 exactly once', `${name} was answered ${JSON.stringify(outcome)}`);
    }
    if (executed.index <= answeredIndex) {
      throw new Violation('I13 linearizable', `${name} stands before an answer that its client could have seen`);
    }
    this.#answered(executed.index);
  }

  /** The session had ended, or the request was too far behind it: whether it took effect is not told. */
  refused(session: Session): void {
    if (this.#model.wasRefused(session)) return;
    throw new Violation('I11 exactly once', `write ${session.id}/${session.sequence} was refused without a reason`);
  }

  /** @param decidedAtStart entries that were decided when the node was asked. */
  read(
    { answeredIndex }: Observed,
    key: string,
    node: number,
    appliedIndex: number,
    decidedAtStart: number,
    seen: KeyState | null,
  ): void {
    if (appliedIndex < answeredIndex || appliedIndex < decidedAtStart) {
      const detail = `node ${node} served a read after ${appliedIndex} entries, when ${Math.max(answeredIndex, decidedAtStart)} were decided before it was asked`;
      throw new Violation('I13 linearizable', detail);
    }
    const expected = this.#model.keyAt(key, appliedIndex);
    if (
      expected?.modRevision !== seen?.modRevision ||
      expected?.version !== seen?.version ||
      expected?.value !== seen?.value
    ) {
      const detail = `node ${node} shows ${JSON.stringify(seen)} for ${key}, not ${JSON.stringify(expected)}`;
      throw new Violation('I13 linearizable', detail);
    }
    this.#answered(appliedIndex);
  }

  /** A client was told that the command did not and will not take effect. */
  disowned(origin: string): void {
    this.#model.disown(origin);
  }

  #answered(index: number): void {
    this.answers++;
    this.#answeredIndex = Math.max(this.#answeredIndex, index);
  }
}
