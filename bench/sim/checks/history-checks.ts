import type { Session } from '../../../server/statemachine/command.ts';
import { explain } from '../../check/explain.ts';
import { judge } from '../../check/judge.ts';
import { type Operation, type OperationKind, partitionByKey } from '../../check/operation.ts';
import { shrink } from '../../check/shrink.ts';
import { Violation } from '../violation.ts';
import type { StateModel, WriteOutcome } from './state-model.ts';

/** A request from when a client began it; what became of it comes later. */
export interface Asked {
  readonly kind: OperationKind;
  readonly key: string;
  /** What is written; null for a get or delete. */
  readonly value: string | null;
  /** cas: the mod revision that must be there, 0 for none. */
  readonly expectedRevision: number;
  readonly callUs: number;
}

export type Answer = Pick<Operation, 'value' | 'revision' | 'took'>;

/** Beyond it the history of a key is undecided: one schedule in eighty has so many requests of unknown outcome. */
const budget = { maxSteps: 1_000_000 };

/**
 * What the clients asked and were told, without what the simulation knows besides, judged by the checker of
 * `scalectl check`: a second opinion, which does not rest on the log. Where there are too many orders to try, it is told what the
 * log made of the requests whose clients never heard.
 */
export class HistoryChecks {
  readonly #model: StateModel;
  readonly #operations: Operation[] = [];
  /** How those of unknown outcome can be found in the log: by session or by the name of the command; null: they cannot be in it. */
  readonly #unknown = new Map<Operation, Session | string | null>();
  #count = 0;

  constructor(model: StateModel) {
    this.#model = model;
  }

  answered(asked: Asked, returnUs: number, answer: Answer): void {
    this.#add({ ...this.#begun(asked), ...answer, returnUs, outcome: 'ok' });
  }

  /** Whether it happened, or will, its client does not know. */
  unknown(asked: Asked, writtenAs: Session | string | null): void {
    const operation: Operation = { ...this.#begun(asked), returnUs: Number.POSITIVE_INFINITY, outcome: 'unknown' };
    this.#unknown.set(operation, writtenAs);
    this.#add(operation);
  }

  /** At the end of a schedule. Throws a Violation with the smallest part that cannot be. */
  judge(): void {
    for (const [key, operations] of partitionByKey(this.#operations)) {
      if (this.#isLegal(key, operations)) continue;
      if (this.#isLegal(key, this.#asTheLogTells(operations))) continue;
      throw new Violation('I13 linearizable', `key ${key}: undecided after ${budget.maxSteps} steps`);
    }
  }

  /** False: undecided. */
  #isLegal(key: string, operations: readonly Operation[]): boolean {
    const { verdict } = judge(operations, budget);
    if (verdict !== 'illegal') return verdict === 'linearizable';
    const { headline, operations: lines } = explain(shrink(operations, budget));
    throw new Violation('I13 linearizable', [`key ${key}: ${headline}`, ...lines].join('\n'));
  }

  /** What never came into the log is left out; the rest has the outcome that its client was not told. */
  #asTheLogTells(operations: readonly Operation[]): Operation[] {
    return operations.flatMap((operation): Operation[] => {
      const writtenAs = this.#unknown.get(operation);
      if (writtenAs === undefined) return [operation];
      const outcome = this.#outcomeOf(writtenAs);
      if (outcome === null || outcome.effect < 0) return [];
      const took = operation.kind === 'put' ? null : outcome.effect > 0;
      return [{ ...operation, outcome: 'ok', took, revision: took === false ? null : outcome.revision }];
    });
  }

  #outcomeOf(writtenAs: Session | string | null): WriteOutcome | null {
    if (writtenAs === null) return null;
    if (typeof writtenAs === 'string') return this.#model.outcomeNamed(writtenAs);
    return this.#model.executionOf(writtenAs.id, writtenAs.sequence)?.outcome ?? null;
  }

  #add(operation: Operation): void {
    this.#operations.push(operation);
  }

  #begun({ kind, key, value, expectedRevision, callUs }: Asked): Omit<Operation, 'returnUs' | 'outcome'> {
    // A user has many requests under way; to the checker each is a client of its own.
    const client = ++this.#count;
    const expected = kind === 'cas' ? this.#valueAt(key, expectedRevision) : null;
    return { client, kind, key, callUs, value, expected, revision: null, took: null, node: null };
  }

  /** The checker compares values. Each is written once, so it stands for its revision. */
  #valueAt(key: string, revision: number): string | null {
    if (revision === 0) return null;
    return this.#model.valueWrittenAt(key, revision) ?? `nothing of revision ${revision}`;
  }
}
