import type { LeaseConfig } from './lease.ts';
import { type Membership, memberOf, readQuorum } from './membership.ts';
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
