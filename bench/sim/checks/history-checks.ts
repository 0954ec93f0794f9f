import { explain } from '../../check/explain.ts';
import { judge } from '../../check/judge.ts';
import { type Operation, type OperationKind, partitionByKey } from '../../check/operation.ts';
import { shrink } from '../../check/shrink.ts';
import { Violation } from '../violation.ts';
import type { StateModel } from './state-model.ts';

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

/** Beyond it the history of a key counts as undecided. No schedule has come near. */
const budget = { maxSteps: 1_000_000 };

/**
 * What the clients asked and were told, without what the simulation knows besides, judged by the checker of
 * `scalectl check`: a second opinion, which does not rest on the log.
 */
export class HistoryChecks {
  readonly #model: StateModel;
  readonly #operations: Operation[] = [];
  #count = 0;

  constructor(model: StateModel) {
    this.#model = model;
  }

  answered(asked: Asked, returnUs: number, answer: Answer): void {
    this.#add({ ...this.#begun(asked), ...answer, returnUs, outcome: 'ok' });
  }

  /** Whether it happened, or will, its client does not know. */
  unknown(asked: Asked): void {
    this.#add({ ...this.#begun(asked), returnUs: Number.POSITIVE_INFINITY, outcome: 'unknown' });
  }

  /** At the end of a schedule. Throws a Violation with the smallest part that cannot be. */
  judge(): void {
    for (const [key, operations] of partitionByKey(this.#operations)) {
      if (judge(operations, budget).verdict !== 'illegal') continue;
      const { headline, operations: lines } = explain(shrink(operations, budget));
      throw new Violation('I13 linearizable', [`key ${key}: ${headline}`, ...lines].join('\n'));
    }
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
