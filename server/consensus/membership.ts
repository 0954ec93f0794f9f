/**
 * What a member does:
 *  - voter: promises, accepts, keeps the state, may lead;
 *  - witness: promises and accepts, but keeps no data and never leads: the third vote for two data centres;
 *  - learner: gets everything that was decided and counts for nothing, until it is made a voter.
 */
export type MemberRole = (typeof memberRoles)[number];

export const memberRoles = ['voter', 'witness', 'learner'] as const;

export interface Member {
  readonly nodeId: number;
  readonly role: MemberRole;
  /** As people name it: "n1". */
  readonly name: string;
  readonly dc: string;
  readonly host: string;
  readonly port: number;
}

/** Who decides. One configuration ends with a stop-sign in the log, which carries the next one. */
export interface Membership {
  /** Grows by one with every change; the cluster begins with 0. */
  readonly configId: number;
  /** Ordered by node id. */
  readonly members: readonly Member[];
  /** Promises that a candidate needs. Every prepare quorum shares a node with every accept quorum. */
  readonly prepareQuorum: number;
  /** Votes that choose an entry. */
  readonly acceptQuorum: number;
}

/** Smallest number of nodes such that any two sets of that size share one. */
export function majority(nodeCount: number): number {
  return Math.floor(nodeCount / 2) + 1;
}

/** Members that count in quorums. */
export function votersOf(membership: Membership): readonly Member[] {
  return membership.members.filter(({ role }) => role !== 'learner');
}

/**
 * Nodes, the leader included, that must still be bound to a leader before it may answer a read: any that leaves too few
 * others for a newer leader's promises.
 */
export function readQuorum(membership: Membership): number {
  return votersOf(membership).length - membership.prepareQuorum + 1;
}

export function memberOf(membership: Membership, nodeId: number): Member | undefined {
  return membership.members.find((member) => member.nodeId === nodeId);
}

/** A membership with majorities as quorums. */
export function withMajorities(configId: number, members: readonly Member[]): Membership {
  const voters = members.filter(({ role }) => role !== 'learner').length;
  const quorum = majority(voters);
  const ordered = [...members].sort((a, b) => a.nodeId - b.nodeId);
  return membershipFrom({ configId, members: ordered, prepareQuorum: quorum, acceptQuorum: quorum });
}

/** The same in objects of one shape, wherever they come from: members are looked at for every message. */
export function membershipFrom({ configId, members, prepareQuorum, acceptQuorum }: Membership): Membership {
  return { configId, members: members.map(memberFrom), prepareQuorum, acceptQuorum };
}

function memberFrom({ nodeId, role, name, dc, host, port }: Member): Member {
  return { nodeId, role, name, dc, host, port };
}

/** As JSON. All that is told of the members goes into the header of every snapshot, which has 64 KiB at most. */
const wordsBytesMax = 32 * 1024;

/** Why these members could not decide anything, or could decide two things at once; null when they are sound. */
export function membershipProblem({ members, prepareQuorum, acceptQuorum }: Membership): string | null {
  const voters = members.filter(({ role }) => role !== 'learner');
  if (!voters.some(({ role }) => role === 'voter')) return 'there is no voter that keeps data';
  if (new Set(members.map(({ nodeId }) => nodeId)).size !== members.length) return 'two members have the same node id';
  const words = members.flatMap(({ name, dc, host }) => [name, dc, host]);
  const wordsBytes = words.reduce((sum, word) => sum + Buffer.byteLength(JSON.stringify(word)), 0);
  if (wordsBytes > wordsBytesMax) return `their names, places and hosts come to more than ${wordsBytesMax} bytes`;
  const isSize = (quorum: number) => Number.isInteger(quorum) && quorum >= 1 && quorum <= voters.length;
  if (!isSize(prepareQuorum) || !isSize(acceptQuorum)) {
    return `quorums of ${prepareQuorum} and ${acceptQuorum} do not fit ${voters.length} voters`;
  }
  if (prepareQuorum + acceptQuorum <= voters.length) {
    return `quorums of ${prepareQuorum} and ${acceptQuorum} of ${voters.length} voters need not share a node`;
  }
  return null;
}
