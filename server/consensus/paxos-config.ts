import type { LeaseConfig } from './lease.ts';

export interface PaxosConfig {
  readonly nodeId: number;
  /**
   * Random per start of the process: rounds are counted from here. An answer to what an earlier life asked may come late, and
   * must not be taken for one to what this life asks: that of a lease says what was granted then.
   */
  readonly boot: number;
  /** Keeps the number of entries and not their bytes, votes, and never leads. */
  readonly isWitness: boolean;
  /** Breaks ties when several nodes take over in one round; higher wins. */
  readonly priority: number;
  /**
   * Length of an election round, and of one in which the leader is missed. A leader that hangs is replaced after one to
   * two of the first and one to two of the second; one whose links break after the latter alone.
   */
  readonly electionRoundTicks: number;
  readonly unhappyRoundTicks: number;
  /** When the first round ends; the host draws it at random in [1, electionRoundTicks]. */
  readonly firstRoundTicks: number;
  /** Silence after which something is sent again. */
  readonly resendTicks: number;
  /**
   * A leader that gets nothing decided for so long gives up, however well its heartbeats pass. Several times the longest
   * flush of a disk: a leader that is only slow is better than none.
   */
  readonly stallTicks: number;
  /**
   * The same when followers say that their disks are not what it waits for: data is lost on its way. Two rounds of the election at
   * least, and longer than it takes until lost messages are sent again.
   */
  readonly deafTicks: number;
  /** An order to lead that is older is not followed: whoever gave it has gone on leading. As long as `stallTicks` take. */
  readonly orderMaxAgeMs: number;
  /** Null, the default: reads are confirmed by a quorum, and no clock is trusted. */
  readonly lease: LeaseConfig | null;
  readonly maxMessageBytes: number;
  readonly maxInflightMessages: number;
  readonly maxInflightBytes: number;
}
