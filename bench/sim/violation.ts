/** The invariants of a run, by the numbers of `docs/simulator.md`. */
export type Invariant =
  | 'I1 agreement'
  | 'I2 decided never shrinks'
  | 'I3 order of indices'
  | 'I4 promise survives'
  | 'I5 durable before sent'
  | 'I6 one value per ballot and slot'
  | 'I7 leader completeness'
  | 'I8 log equals the leader’s'
  | 'I9 membership'
  | 'I10 equal state'
  | 'I11 exactly once'
  | 'I12 snapshot equals replay'
  | 'I13 linearizable'
  | 'I14 one lease'
  | 'I15 bounded'
  | 'I16 no gap'
  | 'I17 liveness'
  | 'I18 quiet ballots'
  | 'I19 reproducible'
  | 'disk keeps what was written'
  | 'no impossible state';

/** What must never happen, happened. */
export class Violation extends Error {
  readonly invariant: Invariant;

  constructor(invariant: Invariant, detail: string) {
    super(`${invariant}: ${detail}`);
    this.name = 'Violation';
    this.invariant = invariant;
  }
}
