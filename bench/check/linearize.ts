import { Configurations } from './configurations.ts';
import { EventList } from './event-list.ts';
import { type KeyHistory, kindNumber } from './key-history.ts';
import { Register } from './register.ts';
import { RevisionOrder } from './revision-order.ts';

/** How much may be tried before the answer is "undecided". */
export interface SearchBudget {
  /** Attempts to place an operation. */
  readonly maxSteps: number;
  /** Asked now and then; true ends the search. */
  readonly stop?: () => boolean;
}

export type SearchVerdict = 'linearizable' | 'illegal' | 'undecided';

export interface SearchResult {
  readonly verdict: SearchVerdict;
  readonly steps: number;
  /** Operations in an order that explains what each returned: all required ones, or the longest such prefix found. */
  readonly order: readonly number[];
  /** Of an illegal history: the first operation that had ended and for which that prefix leaves no place; else -1. */
  readonly stuckAt: number;
}

const none = -1;

/** Between two questions to `stop`. */
const stepsBetweenLooks = 4096;

/**
 * Looks for an order of the operations that respects real time and in which the register returns what was returned: the
 * search of Wing and Gong (1993) with Lowe's memory of configurations, as in porcupine.
 *
 * What surely changed nothing, a read or a comparison that failed, is never a choice: wherever it fits it may as well come at
 * once, because nothing after it notices. So when the search fails after it, it fails without it.
 */
export function linearize(history: KeyHistory, budget: SearchBudget): SearchResult {
  return new Search(history, budget).run();
}

class Search {
  private readonly history: KeyHistory;
  private readonly budget: SearchBudget;
  private readonly events: EventList;
  private readonly configurations: Configurations;
  private readonly register: Register;
  private readonly revisionOrder: RevisionOrder;
  /** The operations placed, and the register before each. */
  private readonly placed: Int32Array;
  private readonly values: Int32Array;
  private readonly revisions: Float64Array;
  private readonly exacts: Uint8Array;
  /** Whether it left the register as it was, and would have wherever it fits. */
  private readonly neutrals: Uint8Array;
  private depth = 0;
  private unplaced: number;
  private steps = 0;
  private readonly longest: Int32Array;
  private longestDepth = 0;
  /** Up to here `longest` still is what is placed now. */
  private sharedDepth = 0;
  private stuckAt = -1;

  constructor(history: KeyHistory, budget: SearchBudget) {
    const { size, optional } = history;
    this.history = history;
    this.budget = budget;
    this.events = new EventList(history);
    this.configurations = new Configurations(history);
    this.register = new Register(history);
    this.revisionOrder = new RevisionOrder(history);
    this.placed = new Int32Array(size);
    this.values = new Int32Array(size);
    this.revisions = new Float64Array(size);
    this.exacts = new Uint8Array(size);
    this.neutrals = new Uint8Array(size);
    this.longest = new Int32Array(size);
    this.unplaced = optional.reduce((count, flag) => count + 1 - flag, 0);
  }

  run(): SearchResult {
    const { events } = this;
    let event = events.first;
    while (this.unplaced > 0) {
      if (this.outOfBudget()) return this.end('undecided');
      if (events.isCall(event)) {
        const tried = this.tryPlace(event);
        if (tried === 'full') return this.end('undecided');
        event = tried === 'placed' ? events.first : events.after(event);
      } else {
        this.noteStuck(event - this.history.size);
        const choice = this.takeBackChoice();
        if (choice === none) return this.end('illegal');
        event = events.after(choice);
      }
    }
    return this.end('linearizable');
  }

  private outOfBudget(): boolean {
    this.steps++;
    if (this.steps > this.budget.maxSteps) return true;
    return this.steps % stepsBetweenLooks === 0 && this.budget.stop?.() === true;
  }

  private tryPlace(operation: number): 'placed' | 'refused' | 'full' {
    const { register, configurations, depth } = this;
    const { value, revision, exact } = register;
    if (!this.revisionOrder.mayPlace(operation) || !register.step(operation)) return 'refused';
    const isUnchanged = register.value === value && register.revision === revision && register.exact === exact;
    // Without effect it need not happen at all, and may still happen with one.
    if (isUnchanged && this.history.optional[operation] === 1) return 'refused';
    configurations.add(operation);
    const remembered = configurations.remember(register);
    if (remembered !== 'new') {
      configurations.remove(operation);
      register.set(value, revision, exact);
      return remembered === 'full' ? 'full' : 'refused';
    }
    this.placed[depth] = operation;
    this.values[depth] = value;
    this.revisions[depth] = revision;
    this.exacts[depth] = Number(exact);
    this.neutrals[depth] = Number(isUnchanged && this.changesNothing(operation));
    this.depth++;
    this.unplaced -= 1 - this.history.optional[operation]!;
    this.revisionOrder.place(operation);
    this.events.lift(operation);
    return 'placed';
  }

  private changesNothing(operation: number): boolean {
    const { kind, took } = this.history;
    return kind[operation] === kindNumber.get || took[operation] === 0;
  }

  /** Undoes what was placed, down to the latest operation that might also have been left for later; `none`: there is none. */
  private takeBackChoice(): number {
    while (this.depth > 0) {
      const operation = this.takeBack();
      if (this.neutrals[this.depth] === 0) return operation;
    }
    return none;
  }

  /** Undoes the latest placement and returns its operation. */
  private takeBack(): number {
    const depth = --this.depth;
    const operation = this.placed[depth]!;
    this.register.set(this.values[depth]!, this.revisions[depth]!, this.exacts[depth] === 1);
    this.configurations.remove(operation);
    this.unplaced += 1 - this.history.optional[operation]!;
    this.revisionOrder.takeBack(operation);
    this.events.unlift(operation);
    if (depth < this.sharedDepth) this.sharedDepth = depth;
    return operation;
  }

  /** Keeps the longest prefix; only the part that differs from the one kept before is copied. */
  private noteStuck(operation: number): void {
    if (this.depth < this.longestDepth || (this.depth === this.longestDepth && this.stuckAt !== -1)) return;
    this.longest.set(this.placed.subarray(this.sharedDepth, this.depth), this.sharedDepth);
    this.longestDepth = this.sharedDepth = this.depth;
    this.stuckAt = operation;
  }

  private end(verdict: SearchVerdict): SearchResult {
    const { steps } = this;
    if (verdict === 'linearizable')
      return { verdict, steps, order: [...this.placed.subarray(0, this.depth)], stuckAt: -1 };
    return { verdict, steps, order: [...this.longest.subarray(0, this.longestDepth)], stuckAt: this.stuckAt };
  }
}
