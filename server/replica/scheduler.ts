/**
 * Time and turns as the shell needs them. Everything asynchronous in a replica comes from here, from its log and from
 * its peers: a simulator that provides all three decides alone what happens when.
 */
export interface Scheduler {
  /** Monotonic, in milliseconds; deadlines of requests are on this clock. */
  nowMs(): number;
  /** Runs `task` once, after all that has arrived in this turn was taken in. Never before it returns. */
  defer(task: () => void): void;
  /** Ends the process with it, before any other turn. Returns, for the caller to throw what it caught. */
  crash(error: unknown): void;
}
