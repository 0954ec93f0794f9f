import type { Applied, Command } from '../../../server/statemachine/command.ts';
import { Violation } from '../violation.ts';
import { outcomeFrom, type StateModel } from './state-model.ts';

/** Checks what nodes apply: the decided entries, one after the other, with one and the same effect everywhere. */
export class AppliedChecks {
  readonly #model: StateModel;
  readonly #decided: readonly number[];
  readonly #digests: number[] = [];
  /** As applied, by index - 1; none for an entry of the core's own. */
  readonly commands: (Command | undefined)[] = [];

  /** @param decided hashes of the decided entries, which grow while this lives. */
  constructor(model: StateModel, decided: readonly number[]) {
    this.#model = model;
    this.#decided = decided;
  }

  /** A node is about to apply this entry as its `index`th. */
  entry(node: number, index: number, hash: number): void {
    if (this.#decided[index - 1] === hash) return;
    throw new Violation('I3 order of indices', `node ${node} applies something else than the decided slot ${index}`);
  }

  applied(node: number, index: number, command: Command, applied: Applied, digest: number): void {
    const expected = this.#model.outcomeOf(index, command);
    const outcome = outcomeFrom(applied);
    if (expected !== null && (expected.revision !== outcome.revision || expected.effect !== outcome.effect)) {
      const detail = `node ${node}, slot ${index}: ${JSON.stringify(outcome)} instead of ${JSON.stringify(expected)}`;
      throw new Violation('I11 exactly once', detail);
    }
    const before = this.#digests[index - 1];
    if (before === undefined) {
      this.#digests[index - 1] = digest;
      this.commands[index - 1] = command;
    } else if (before !== digest) throw new Violation('I10 equal state', `node ${node} differs after slot ${index}`);
  }
}
