import type { LeaseConfig } from './lease.ts';
import { type Membership, memberOf, readQuorum, votersOf } from './membership.ts';
import type { PaxosConfig } from './paxos-config.ts';

/** What a leader needs to know of its configuration, and its limits. */
export interface LeaderConfig {
  readonly nodeId: number;
  /** Voters without this node. */
  readonly peers: readonly number[];
  /** Those of the peers that keep no data. */
  readonly witnesses: ReadonlySet<number>;
  readonly acceptQuorum: number;
  readonly readQuorum: number;
  /** Null when no clock is to be trusted. */
  readonly lease: LeaseConfig | null;
  readonly resendTicks: number;
  /** Without progress for so long, something is wrong that the election does not see. */
  readonly stallTicks: number;
  /** The same, when it is not for the disks' sake. */
  readonly deafTicks: number;
  /** Bound of one message's entries. */
  readonly maxMessageBytes: number;
  /** Pipeline to one follower: messages and bytes sent but not yet acknowledged as durable. */
  readonly maxInflightMessages: number;
  readonly maxInflightBytes: number;
}

export function leaderConfigOf(config: PaxosConfig, membership: Membership, peers: readonly number[]): LeaderConfig {
  const isWitness = (peer: number) => memberOf(membership, peer)?.role === 'witness';
  const witnesses = new Set(peers.filter(isWitness));
  return { ...config, peers, witnesses, acceptQuorum: membership.acceptQuorum, readQuorum: readQuorum(membership) };
}

/**
 * For so long a node that got nothing done leads no more: until all others have tried that cannot succeed either while a quorum can, and
 * one of that quorum has had its chance. Were it back before those give up, they would take turns for ever.
 */
export function restTicksOf({ stallTicks, electionRoundTicks }: PaxosConfig, membership: Membership): number {
  const { prepareQuorum, acceptQuorum } = membership;
  const outsideQuorum = votersOf(membership).length - Math.max(prepareQuorum, acceptQuorum);
  return Math.max(0, outsideQuorum - 1) * stallTicks + 4 * electionRoundTicks;
}
