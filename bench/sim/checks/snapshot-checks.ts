import type { Command } from '../../../server/statemachine/command.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import type { SessionLimits } from '../settings.ts';
import { Violation } from '../violation.ts';
import { differenceOf, disturbances } from './probe-answers.ts';

/** Asking takes about as long as carrying out the whole log three times. */
const askedEvery = 4;

/**
 * Checks states that came out of a snapshot: each must be, byte for byte, what carrying out the log up to there gives; and now
 * and then answer alike, since what is not written into snapshots shows in no bytes.
 */
export class SnapshotChecks {
  readonly #commands: readonly (Command | undefined)[];
  readonly #limits: SessionLimits;
  #replayed: StateMachine;
  #index = 0;
  #count = 0;

  /** @param commands by index - 1, which grow while this lives; none for an entry of the core's own. */
  constructor(commands: readonly (Command | undefined)[], limits: SessionLimits) {
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
    replay(this.#replayed, this.#commands.slice(this.#index, index));
    this.#index = index;
    const bytes = bytesOf(state);
    if (Buffer.compare(bytes, bytesOf(this.#replayed)) !== 0) {
      throw new Violation('I12 snapshot equals replay', `node ${node} has another state after ${index} entries`);
    }
    if (this.#count++ % askedEvery === 0) this.#ask(node, index, bytes);
  }

  /** Of copies: the node goes on with its state. What that lacks its copy lacks, too. */
  #ask(node: number, index: number, bytes: Buffer): void {
    const commands = this.#commands.slice(0, index);
    const copy = StateMachine.restore([bytes], this.#limits);
    const replayed = new StateMachine(this.#limits);
    replay(replayed, commands);
    const disturbance = disturbances[Math.floor(this.#count / askedEvery) % disturbances.length]!;
    const difference = differenceOf(copy, replayed, commands, this.#limits, disturbance);
    if (difference === null) return;
    const detail = `the state that node ${node} has after ${index} entries differs in ${difference}`;
    throw new Violation('I12 snapshot equals replay', detail);
  }
}

function replay(machine: StateMachine, commands: readonly (Command | undefined)[]): void {
  for (const command of commands) if (command !== undefined) machine.apply(command);
}

function bytesOf(state: StateMachine): Buffer {
  return Buffer.concat([...state.snapshot()]);
}
