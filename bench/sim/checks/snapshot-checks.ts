import type { Command } from '../../../server/statemachine/command.ts';
import type { StateMachineLimits } from '../../../server/statemachine/limits.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { Violation } from '../violation.ts';

/** Checks states that came out of a snapshot: each must be, byte for byte, what carrying out the log up to there gives. */
export class SnapshotChecks {
  readonly #commands: readonly (Command | undefined)[];
  readonly #limits: Partial<StateMachineLimits>;
  #replayed: StateMachine;
  #index = 0;

  /** @param commands by index - 1, which grow while this lives; none for an entry of the core's own. */
  constructor(commands: readonly (Command | undefined)[], limits: Partial<StateMachineLimits>) {
    this.#commands = commands;
    this.#limits = limits;
    this.#replayed = new StateMachine(limits);
  }

  /** `node` has taken up the state after `index` entries: keys and their history, sessions, leases. */
  restored(node: number, index: number, state: StateMachine): void {
    if (index < this.#index) {
      this.#replayed = new StateMachine(this.#limits);
      this.#index = 0;
    }
    for (; this.#index < index; this.#index++) {
      const command = this.#commands[this.#index];
      if (command !== undefined) this.#replayed.apply(command);
    }
    if (Buffer.compare(bytesOf(state), bytesOf(this.#replayed)) === 0) return;
    throw new Violation('I12 snapshot equals replay', `node ${node} has another state after ${index} entries`);
  }
}

function bytesOf(state: StateMachine): Buffer {
  return Buffer.concat([...state.snapshot()]);
}
