/** A seeded bug. `before` and `after` are texts of the built code, on one line. */
export interface Mutant {
  readonly name: string;
  /** Built module, from `server/`. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** Needs more schedules than a test may spend; the complete run catches it. */
  readonly isRare?: true;
}
