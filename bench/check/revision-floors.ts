/**
 * A necessary condition that can be checked at the full rate of a load, for every operation of every key: what an operation
 * shows of a key is not older than what an operation that ended before it began has shown. It finds stale reads and
 * revisions that go back, though not all that the search finds; and needs two numbers a key and one a call in flight.
 *
 * One instance sees the operations of one thread, in the order in which they happen to it.
 */
export class RevisionFloors {
  /** Highest revision that an operation which has ended showed or made, by key. */
  private readonly floors: Float64Array;
  checked = 0;
  violations = 0;
  /** The first few, for the eye. */
  readonly examples: RevisionViolation[] = [];

  constructor(keyCount: number) {
    this.floors = new Float64Array(keyCount);
  }

  /** What the key must at least show to an operation that begins now. */
  floorOf(key: number): number {
    return this.floors[key]!;
  }

  /** An operation that began above `floor` has read the key at `revision`. 0: the key was not there, which only a delete explains. */
  read(key: number, floor: number, revision: number): void {
    this.end(key, floor, revision, revision >= floor);
  }

  /** An operation that began above `floor` has changed the key at `revision`. */
  wrote(key: number, floor: number, revision: number): void {
    this.end(key, floor, revision, revision > floor);
  }

  private end(key: number, floor: number, revision: number, sound: boolean): void {
    this.checked++;
    if (revision > this.floors[key]!) this.floors[key] = revision;
    if (sound) return;
    this.violations++;
    if (this.examples.length < maxExamples) this.examples.push({ key, floor, revision });
  }
}

const maxExamples = 10;

export interface RevisionViolation {
  /** Index of the key. */
  readonly key: number;
  /** Shown by an operation that had ended. */
  readonly floor: number;
  /** Shown by one that began after it. */
  readonly revision: number;
}
